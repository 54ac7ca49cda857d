import { expect } from 'chai';
import { EventEmitter } from 'node:events';
import { RoleWatch } from '../../../src/adapters/typeorm/postgres/connect/role-watch.js';
import { ServerSessions } from '../../../src/adapters/typeorm/postgres/connect/server-sessions.js';
import { SessionRole } from '../../../src/adapters/typeorm/postgres/connect/session-role.js';
import { misfit, type ServerRole } from '../../../src/adapters/typeorm/postgres/connect/server-role.js';
import type { TargetSessionAttributes } from '../../../src/connections/index.js';
import { ServerReadOnly, ServerRoleChanged } from '../../../src/ports/shared/server.errors.js';

const ROLES: Readonly<Record<string, ServerRole>> = {
  'a primary': { standby: false, readOnly: false },
  'a read-only primary': { standby: false, readOnly: true },
  'a standby': { standby: true, readOnly: true },
};
const FITS: Readonly<Record<TargetSessionAttributes, readonly string[]>> = {
  any: ['a primary', 'a read-only primary', 'a standby'],
  'read-write': ['a primary'],
  'read-only': ['a read-only primary', 'a standby'],
  primary: ['a primary', 'a read-only primary'],
  standby: ['a standby'],
  'prefer-standby': ['a standby'],
};

describe('the role of a server', () => {
  for (const [target, fits] of Object.entries(FITS))
    it(`is what target_session_attrs=${target} asks for with ${fits.join(', ')} alone`, () => {
      const found = Object.entries(ROLES).filter(([, role]) => misfit(target as TargetSessionAttributes, role) === undefined);
      expect(found.map(([name]) => name)).to.deep.equal(fits);
    });

  it('is not known before the server has reported both parts of it', () => {
    const connection = new EventEmitter();
    const watch = new RoleWatch(connection);
    report(connection, 'TimeZone', 'UTC');
    report(connection, 'in_hot_standby', 'off');
    expect(watch.role).to.equal(undefined);

    report(connection, 'default_transaction_read_only', 'on');
    expect(watch.role).to.deep.equal({ standby: false, readOnly: true });
  });
});

describe('a session whose server changes its role', () => {
  it('is retired together with all others to that server, and no others', () => {
    const { sessions, open } = pool('read-write');
    const first = open('a:1');
    const second = open('a:1');
    const elsewhere = open('b:1');
    report(first.connection, 'in_hot_standby', 'on');

    expect([first, second, elsewhere].map(({ retired }) => retired)).to.deep.equal([true, true, false]);
    expect(() => sessions.retire('a:1')).not.to.throw();
  });

  it('is kept where the new role is as good', () => {
    const { open } = pool('primary');
    const session = open('a:1');
    report(session.connection, 'default_transaction_read_only', 'on');
    expect(session.retired).to.equal(false);
  });

  it('says of a refused write that the work can run again elsewhere, and is retired', () => {
    const { open } = pool('read-write');
    const session = open('a:1');
    expect(session.role.refusal(new Error('refused'))).to.be.instanceOf(ServerRoleChanged);
    expect(session.retired).to.equal(true);
  });

  it('says of a refused write that it is refused for good where the server is as it was asked for', () => {
    for (const target of ['any', 'standby', 'primary'] as const) {
      const { open } = pool(target);
      const session = open('a:1');
      report(session.connection, 'default_transaction_read_only', 'on');
      const refusal = session.role.refusal(new Error('refused'));
      expect(refusal, target).to.be.instanceOf(ServerReadOnly);
    }
  });
});

function pool(target: TargetSessionAttributes) {
  const sessions = new ServerSessions();
  const open = (server: string) => {
    const connection = new EventEmitter();
    const session = {
      connection,
      retired: false,
      role: new SessionRole({ database: 'lab', server, target, connection, sessions }),
      retire: () => (session.retired = true),
    };
    sessions.add(server, session);
    const standby = target === 'standby' ? 'on' : 'off';
    report(connection, 'in_hot_standby', standby);
    report(connection, 'default_transaction_read_only', 'off');
    return session;
  };
  return { sessions, open };
}

function report(connection: EventEmitter, parameterName: string, parameterValue: string): void {
  connection.emit('parameterStatus', { parameterName, parameterValue });
}
