import { expect } from 'chai';
import { inspect } from 'node:util';
import { deferred } from '../../../domain/shared/deferred.js';
import {
  ConnectionProfileIncomplete,
  loadConnectionProfiles,
  ProfiledDatabaseConnection,
  UnknownConnectionProfile,
  type ProfiledConnectionOptions,
} from '../../../connections/profiles/index.js';
import { ConnectionSwitchFailed, ConnectionSwitchRefused } from '../../../ports/shared/connection-switch.errors.js';
import type { ConnectedDatabase, ConnectionSubject } from '../../backends/connection-subject.js';
import { rejection } from '../rejection.js';

/** What a connection by profiles owes its callers, on a server with users and databases. */
export function describeDatabaseConnection(engine: string, subject: () => ConnectionSubject): void {
  describe(`a database connection on ${engine}`, () => {
    let connected: ConnectedDatabase;
    let connection: ProfiledDatabaseConnection;
    const whereabouts = (): Promise<{ user: string; database: string }> => connected.whereabouts();

    const profiles = (hostName = 'obs1.example.org') => {
      const { host, port, reader, owner, base } = subject();
      const server = `host = "${host}"\nport = ${String(port)}`;
      const file = `
[operations]
domain = "example.org"
user = "${reader}"
admin = "${owner}"
${server}
database = "${base}"
adminPasswordVariable = "OWNER_PASSWORD"
parameters = { application_name = "contract" }
[nobody]
user = "nobody_at_all"
${server}
[bare]
url = "postgresql://${reader}@${host}:${String(port)}/${base}_v2"
[from_file]
user = "${owner}"
passwordFile = "owner-password"
${server}
[no_variable]
user = "${owner}"
passwordVariable = "NOT_SET"
${server}
`;
      return loadConnectionProfiles({ environment: {}, directory: '/profiles', hostName, readFile: () => file });
    };
    const connectionWith = (options: ProfiledConnectionOptions = {}, hostName?: string): ProfiledDatabaseConnection =>
      new ProfiledDatabaseConnection(connected.database, profiles(hostName), {
        environment: { OWNER_PASSWORD: subject().ownerPassword },
        readFile: (path) => (path === '/profiles/owner-password' ? `${subject().ownerPassword}\n` : undefined),
        ...options,
      });

    beforeEach(async () => {
      connected = await subject().open();
      connection = connectionWith();
    });
    afterEach(() => connected.database.dispose());

    it('tells at first where the settings have connected it', async () => {
      const { host, port, reader, base } = subject();
      expect(connection.state).to.deep.equal({
        connected: true,
        url: `postgresql://${reader}@${host}:${String(port)}/${base}`,
        user: reader,
        host,
        port,
        database: base,
      });
      expect(connection.toString()).to.equal(`sky: postgresql://${reader}@${host}:${String(port)}/${base} (connected)`);
    });

    it('connects by the profile of its machine', async () => {
      const { reader, base } = subject();
      expect(await connection.setProfile()).to.equal(true);
      expect(connection.state).to.include({ profile: 'operations', user: reader, database: base, connected: true });
      expect(connection.toString()).to.match(/\(profile operations, connected\)$/);
      expect(await whereabouts()).to.deep.equal({ user: reader, database: base });
    });

    it('connects by a named profile, which may be a URL', async () => {
      await connection.setProfile('bare');
      expect(await whereabouts()).to.deep.equal({ user: subject().reader, database: `${subject().base}_v2` });
      expect(connection.state).to.include({ profile: 'bare' });
    });

    it('refuses an unknown profile with a suggestion, and stays where it is', async () => {
      const before = connection.toString();
      const error = await rejection(connection.setProfile('operation'));
      expect(error).to.be.instanceOf(UnknownConnectionProfile).and.to.have.property('message').that.contains('did you mean "operations"?');
      expect(connection.toString()).to.equal(before);
    });

    it('lets what is given beat the profile', async () => {
      const { owner, ownerPassword, base } = subject();
      await connection.connect({ profile: 'operations', user: owner, password: ownerPassword, database: `${base}_v2` });
      expect(await whereabouts()).to.deep.equal({ user: owner, database: `${base}_v2` });
      await connection.connect();
      expect(await whereabouts()).to.deep.equal({ user: subject().reader, database: base });
    });

    it('stays where it is when the server refuses, and tells so on request instead of throwing', async () => {
      await connection.setProfile('operations');
      const before = connection.state;
      expect(await rejection(connection.setProfile('nobody'))).to.be.instanceOf(ConnectionSwitchFailed);
      expect(await connection.setProfile('nobody', { whenUnusable: 'stay' })).to.equal(false);
      expect(await connection.connect({ port: 1 }, { whenUnusable: 'stay' })).to.equal(false);
      expect(connection.state).to.deep.equal(before);
      expect(await whereabouts()).to.deep.equal({ user: subject().reader, database: subject().base });
    });

    it('becomes the admin, the user and anybody else of the server', async () => {
      const { reader, owner, ownerPassword, base } = subject();
      await connection.setProfile('operations');
      expect(await connection.becomeAdmin()).to.equal(true);
      expect(await whereabouts()).to.deep.equal({ user: owner, database: base });
      await connection.becomeUser();
      expect(await whereabouts()).to.deep.equal({ user: reader, database: base });
      await connection.become(owner, { password: ownerPassword });
      expect(connection.state).to.include({ user: owner, profile: 'operations' });
      expect(await rejection(connection.become('nobody_at_all'))).to.be.instanceOf(ConnectionSwitchFailed);
      expect(await whereabouts()).to.deep.equal({ user: owner, database: base });
    });

    it('becomes nobody that no profile names', async () => {
      expect(await rejection(connection.becomeAdmin())).to.be.instanceOf(ConnectionProfileIncomplete);
      await connection.setProfile('bare');
      expect(await rejection(connection.becomeAdmin()))
        .to.have.property('message')
        .that.contains('profile bare names no admin');
    });

    it('never gives the password of one user to another', async () => {
      const { owner, ownerPassword, reader, base } = subject();
      await connection.connectFromParameters({ ...place(subject()), user: reader, database: base, password: ownerPassword });
      expect(await rejection(connection.become(owner))).to.be.instanceOf(ConnectionSwitchFailed);
      expect(connected.database.url.reveal()).to.contain(encodeURIComponent('canary'));
      await connection.become(owner, { password: ownerPassword });
      await connection.become(reader);
      expect(connected.database.url.reveal()).not.to.contain('canary');
    });

    it('takes the password of a profile from a variable or a file, and says which is missing', async () => {
      await connection.setProfile('from_file');
      expect(await whereabouts()).to.deep.equal({ user: subject().owner, database: subject().base });
      const error = await rejection(connection.setProfile('no_variable'));
      expect(error).to.be.instanceOf(ConnectionProfileIncomplete);
      expect(error).to.have.property('message').that.contains('the variable NOT_SET, which is not set');
    });

    it('changes the version of a base whose name has underlines, and goes back', async () => {
      const { base } = subject();
      await connection.setProfile('operations');
      await connection.changeVersion('v2');
      expect(connection.state).to.include({ database: `${base}_v2`, version: 'v2' });
      expect((await whereabouts()).database).to.equal(`${base}_v2`);
      await connection.becomeAdmin();
      expect(await whereabouts()).to.deep.equal({ user: subject().owner, database: `${base}_v2` });
      expect(await rejection(connection.changeVersion('v3'))).to.be.instanceOf(ConnectionSwitchFailed);
      expect(connection.state).to.include({ version: 'v2' });
      await connection.changeVersion();
      expect(connection.state).to.not.have.property('version');
      expect((await whereabouts()).database).to.equal(base);
    });

    it('takes changes asked for at once one after the other, each from where the one before has led', async () => {
      const { owner, base } = subject();
      await Promise.all([connection.setProfile('operations'), connection.becomeAdmin(), connection.changeVersion('v2')]);
      expect(await whereabouts()).to.deep.equal({ user: owner, database: `${base}_v2` });
    });

    it('connects by parameters alone, and by a URL', async () => {
      const { host, port, reader, base } = subject();
      await connection.setProfile('operations');
      await connection.connectFromParameters({ ...place(subject()), user: reader, database: `${base}_v2` });
      expect(connection.state).to.not.have.property('profile');
      expect((await whereabouts()).database).to.equal(`${base}_v2`);
      await connection.connectFromUrl(`postgresql://${reader}@${host}:${String(port)}/${base}`);
      expect((await whereabouts()).database).to.equal(base);
    });

    it('refuses parameters that are none, with a suggestion', async () => {
      const given: object = { usr: 'x' };
      const error = await rejection(connection.connectFromParameters(given));
      expect(error).to.be.instanceOf(ConnectionProfileIncomplete).and.to.have.property('message').that.contains('did you mean "user"?');
    });

    it('runs hooks on the new connection, before anybody else and after success only', async () => {
      const { reader, owner } = subject();
      const seen: string[] = [];
      const proving = deferred();
      const reached = deferred();
      connection = connectionWith({
        postConnect: [
          async (next) => {
            seen.push(`${String(next.user)}: ${(await whereabouts()).user}`);
            reached.resolve(undefined);
            await proving.promise;
          },
        ],
      });
      const becoming = connection.connect({ profile: 'operations', user: owner });
      await reached.promise;
      expect([(await whereabouts()).user, connection.state.user]).to.deep.equal([reader, reader]);
      proving.resolve(undefined);
      await becoming;
      await connection.setProfile('nobody', { whenUnusable: 'stay' });
      expect(seen).to.deep.equal([`${owner}: ${owner}`]);
    });

    it('keeps the old connection when a hook fails, and forgets a hook that is taken out', async () => {
      await connection.setProfile('operations');
      const takeOut = connection.postConnect(() => Promise.reject(new Error('wrong schema')));
      const error = await rejection(connection.becomeAdmin());
      expect(error).to.be.instanceOf(ConnectionSwitchFailed).and.to.have.property('message').that.contains('wrong schema');
      expect([connection.state.user, (await whereabouts()).user]).to.deep.equal([subject().reader, subject().reader]);
      takeOut();
      await connection.becomeAdmin();
      expect(connection.state.user).to.equal(subject().owner);
    });

    it('refuses a change asked for by a hook or inside a transaction', async () => {
      const takeOut = connection.postConnect(async () => {
        await connection.becomeAdmin();
      });
      const error = await rejection(connection.setProfile('operations'));
      expect(error).to.be.instanceOf(ConnectionSwitchRefused).and.to.have.property('code', 'DATABASE_SWITCH_REFUSED');
      takeOut();
      const inside = connected.database.transaction(() => connection.setProfile('operations'));
      expect(await rejection(inside)).to.be.instanceOf(ConnectionSwitchRefused);
    });

    it('is not connected once the database is disposed of', async () => {
      await connection.setProfile('operations');
      await connected.database.dispose();
      expect([connection.connected, connection.toString().endsWith('(profile operations, not connected)')]).to.deep.equal([false, true]);
    });

    it('shows no secret, however it is printed', async () => {
      await connection.setProfile('operations');
      await connection.becomeAdmin();
      const printed = [connection.toString(), inspect(connection, { depth: 9, showHidden: true }), JSON.stringify(connection)];
      expect(printed.join('\n')).to.contain('profile operations').and.to.not.contain('canary');
      expect(JSON.parse(JSON.stringify(connection))).to.include({ name: 'sky', profile: 'operations', connected: true });
      expect(inspect(connection.listProfiles('operations'))).to.contain('the variable OWNER_PASSWORD');
      expect(connection.listProfiles()).to.include.members(['operations', 'bare', 'local']);
    });
  });
}

function place({ host, port }: ConnectionSubject): { readonly host: string; readonly port: number } {
  return { host, port };
}
