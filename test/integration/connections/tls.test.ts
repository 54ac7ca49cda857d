import { execFile, spawnSync } from 'node:child_process';
import { chmod, copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { sharedPostgres } from '../../../src/testing/postgres/shared-postgres.js';
import { failureOf, read, withEngine } from '../postgres/open-engine.js';
import { protectionOf } from './connect-once.js';
import { TLS_CASES, WITHOUT_TLS_CASES, type TlsCase } from './tls-case.js';
import { certificateFolder, TlsServer } from './tls-server.js';

/** Where it is missing, what psql 15 did is known from the cases themselves. */
const PSQL = spawnSync('psql', ['--version']).status === 0;
const run = promisify(execFile);

describe('TLS as libpq does it', function () {
  this.timeout(30_000);
  let server: TlsServer;

  before(async () => {
    server = await TlsServer.start();
  });

  after(() => server[Symbol.asyncDispose]());

  for (const one of TLS_CASES) it(one.name, () => compared(one, server.folder, server.postgres.port));

  it('goes for an engine too, and for cancelling what it runs', async () => {
    const url = `postgresql://postgres@localhost:${server.postgres.port}/postgres?sslmode=verify-full&sslrootcert=${server.folder}/root.crt`;
    await withEngine(
      url,
      async (engine) => {
        expect(await read(engine, 'select version from pg_stat_ssl where pid = pg_backend_pid()')).to.deep.equal([{ version: 'TLSv1.3' }]);
        const [before] = await read(engine, 'select pg_backend_pid() as pid');
        const sleeping = engine.execute({ name: 'sleep', text: 'select pg_sleep(60)' }, [], 'read', { signal: AbortSignal.timeout(50) });
        expect(await failureOf(sleeping)).to.have.property('code', 'DATABASE_CALL_CANCELLED');
        // The one connection of the pool is still the same: the request to cancel arrived, and nothing had to be given up.
        expect(await read(engine, 'select pg_backend_pid() as pid')).to.deep.equal([before]);
      },
      { poolSize: 1 },
    );
  });

  it('refuses an engine a server that bears another name', async () => {
    const url = `postgresql://postgres@127.0.0.1:${server.postgres.port}/postgres?sslmode=verify-full&sslrootcert=${server.folder}/root.crt`;
    expect(await failureOf(withEngine(url, () => Promise.resolve()))).to.deep.include({ code: 'DATABASE_UNAVAILABLE' });
  });
});

describe('A server without TLS', () => {
  let folder = '';
  let url: URL;

  before(async () => {
    url = new URL(await (await sharedPostgres()).createDatabase(`without_tls_${process.pid}`));
    folder = await certificateFolder();
  });

  after(() => rm(folder, { recursive: true, force: true }));

  for (const one of WITHOUT_TLS_CASES) it(one.name, () => compared(one, folder, Number(url.port)));
});

async function compared(one: TlsCase, files: string, port: number): Promise<void> {
  const { user = 'postgres', host = 'localhost', parameters = '', home = {}, environment = {}, expected } = one;
  const filled = (text: string): string => text.replaceAll('{files}', files);
  const folder = await mkdtemp(join(files, 'home-'));
  try {
    await mkdir(join(folder, '.postgresql'));
    for (const [name, source] of Object.entries(home)) {
      await copyFile(join(files, source), join(folder, '.postgresql', name));
      await chmod(join(folder, '.postgresql', name), 0o600);
    }
    const variables = Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, filled(value)]));
    const url = `postgresql://${user}@${host}:${port}/postgres?${filled(parameters)}`;
    const surroundings = { HOME: folder, ...variables };
    if (typeof expected === 'string') expect(await protectionOf(url, surroundings)).to.match(new RegExp(expected));
    else
      expect(await failureOf(protectionOf(url, surroundings)))
        .to.have.property('message')
        .that.matches(expected.refused);
    if (!PSQL || one.newerThanPsql) return;
    const seen = await psqlProtection(url, surroundings);
    expect(seen, 'psql').to.match(typeof expected === 'string' ? new RegExp(expected) : /^refused/);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function psqlProtection(url: string, environment: Readonly<Record<string, string>>): Promise<string> {
  const question = `select coalesce(version, 'plain') from pg_stat_ssl where pid = pg_backend_pid()`;
  const env = { PATH: process.env['PATH'], ...environment };
  return run('psql', ['-X', '-w', '-A', '-t', '-c', question, url], { env }).then(
    ({ stdout }) => stdout.trim(),
    (error: Error & { readonly stderr?: string }) => `refused: ${error.stderr ?? error.message}`,
  );
}
