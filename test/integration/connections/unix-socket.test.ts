import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { serverAccount } from '../../../src/testing/postgres/server-account.js';
import { ThrowawayPostgres } from '../../../src/testing/postgres/throwaway-postgres.js';
import { failureOf, read, withEngine } from '../postgres/open-engine.js';

describe('A Unix socket', () => {
  let folder = '';
  let server: ThrowawayPostgres;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sextant-socket-'));
    const { uid, gid } = serverAccount();
    if (uid !== undefined && gid !== undefined) await chown(folder, uid, gid);
    server = await ThrowawayPostgres.start({ settings: { unix_socket_directories: folder } });
  });

  after(async () => {
    await server[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  for (const [name, url] of [
    ['as a parameter', () => `postgresql://postgres@/postgres?host=${folder}&port=${server.port}&sslmode=require`],
    ['in the place of the host', () => `postgresql://postgres@${encodeURIComponent(folder)}:${server.port}/postgres`],
    ['in name=value pairs', () => `host=${folder} port=${server.port} user=postgres dbname=postgres`],
  ] as const)
    it(`is connected to ${name}, and what runs over it is cancelled`, async () => {
      await withEngine(
        url(),
        async (engine) => {
          const [row] = await read(engine, 'select inet_server_addr() as address, pg_backend_pid() as pid');
          expect(row?.['address']).to.equal(null);
          const sleeping = engine.execute({ name: 'sleep', text: 'select pg_sleep(60)' }, [], 'read', { signal: AbortSignal.timeout(50) });
          expect(await failureOf(sleeping)).to.have.property('code', 'DATABASE_CALL_CANCELLED');
          expect(await read(engine, 'select pg_backend_pid() as pid')).to.deep.equal([{ pid: row?.['pid'] }]);
        },
        { poolSize: 1 },
      );
    });
});
