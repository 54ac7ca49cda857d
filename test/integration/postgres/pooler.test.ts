import { expect } from 'chai';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { ConnectionSettingsRefused } from '../../../src/ports/shared/database.errors.js';
import { sharedPostgres } from '../../../src/testing/postgres/index.js';
import { failureOf, read, withEngine } from './open-engine.js';

const SSL_REQUEST = 80_877_103;

/** Answers a connection as PgBouncer does that is given `options`. */
function pooler(): Server {
  return createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (message) => {
      if (message.readInt32BE(4) === SSL_REQUEST) socket.write('N');
      else if (message.includes('options\0')) socket.end(refusal('unsupported startup parameter: options'));
      else socket.end(refusal('reached the end of this pooler'));
    });
  });
}

function refusal(message: string): Buffer {
  const fields = Buffer.from(`SFATAL\0C08P01\0M${message}\0\0`);
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}

describe('Settings that a connection is opened with', () => {
  let server: Server;
  before(async () => {
    server = pooler().listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  after(() => {
    server.close();
  });
  const url = () => `postgresql://bob@127.0.0.1:${String((server.address() as AddressInfo).port)}/lab`;
  const opening = (target: string, settings: object = {}) => failureOf(withEngine(target, () => Promise.resolve(), settings));

  it('are refused by a pooler that takes none, with what to set instead', async () => {
    const error = await opening(url());
    expect(error).to.be.instanceOf(ConnectionSettingsRefused);
    expect((error as ConnectionSettingsRefused).detail)
      .to.contain('unsupported startup parameter: options')
      .and.to.contain('127.0.0.1');
    expect(ConnectionSettingsRefused.definition.remedy).to.contain('preparedStatements');
  });

  it('are not sent where statements are not prepared', async () => {
    expect(((await opening(url(), { preparedStatements: false })) as Error).message).to.contain('reached the end of this pooler');
  });

  it('are named when the server does not know them, or not their value', async () => {
    const lab = await (await sharedPostgres()).createDatabase('settings_refused');
    for (const [option, said] of [
      ['-c no.such=1 -c work_mem=much', 'work_mem'],
      ['-c wrok_mem=1MB', 'wrok_mem'],
    ] as const) {
      const error = await opening(`${lab}?options=${encodeURIComponent(option)}`);
      expect(error, option).to.be.instanceOf(ConnectionSettingsRefused);
      expect((error as Error).message).to.contain(said);
    }
    await withEngine(`${lab}?options=${encodeURIComponent('-c work_mem=1MB')}`, async (engine) => {
      expect(await read(engine, 'SHOW work_mem')).to.deep.equal([{ work_mem: '1MB' }]);
    });
    await (await sharedPostgres()).dropDatabase('settings_refused');
  });
});
