import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ThrowawayPostgres, ThrowawayPostgresFailed } from '../../../src/testing/postgres/index.js';

const KIT = new URL('../../../src/testing/postgres/index.js', import.meta.url).href;

describe('the throwaway PostgreSQL', function () {
  this.timeout(60_000);

  it('keeps its data and its port over a crash', async () => {
    await using server = await ThrowawayPostgres.start();
    const before = await server.createDatabase('kept');
    await server.query('create table note (text text)', [], { database: 'kept' });
    await server.query('insert into note values ($1)', ['still here'], { database: 'kept' });

    await server.restart('immediate');

    expect(server.url('kept')).to.equal(before);
    expect(await server.query('select text from note', [], { database: 'kept' })).to.deep.equal([{ text: 'still here' }]);
  });

  it('leaves no shared memory behind when it was killed', async function () {
    // Where the system does not list it, there is nothing to look at.
    if (!existsSync(SHARED_MEMORY)) this.skip();
    const server = await ThrowawayPostgres.start();
    const [row] = await server.query<{ folder: string }>("select setting as folder from pg_settings where name = 'data_directory'");
    const [process] = readFileSync(join(row?.folder ?? '', 'postmaster.pid'), 'utf8').split('\n');
    expect(creators()).to.include(process);

    await server.stop('kill');
    await server[Symbol.asyncDispose]();

    expect(creators()).not.to.include(process);
  });

  it('copies a database from a template and drops one that is in use', async () => {
    await using server = await ThrowawayPostgres.start();
    await server.createDatabase('first');
    await server.query('create table note ()', [], { database: 'first' });
    await server.createDatabase('second', { template: 'first' });

    expect(await server.query('select * from note', [], { database: 'second' })).to.deep.equal([]);
    await server.dropDatabase('second');
    await server.dropDatabase('second');
    expect(await server.query("select datname from pg_database where datname = 'second'")).to.deep.equal([]);
  });

  it('says what the server said when it cannot start', async () => {
    const failure: unknown = await ThrowawayPostgres.start({ settings: { max_connections: 'many' } }).catch((error: unknown) => error);

    expect(failure).to.be.instanceOf(ThrowawayPostgresFailed);
    expect((failure as Error).message)
      .to.match(/max_connections.*\n?/)
      .and.to.include('SEXTANT_TEST_POSTGRES_BIN');
  });

  it('fails, and does not look elsewhere, when the folder asked for holds no server', async () => {
    const failure: unknown = await ThrowawayPostgres.start({ binaries: tmpdir() }).catch((error: unknown) => error);

    expect(failure).to.be.instanceOf(ThrowawayPostgresFailed);
    expect((failure as Error).message).to.include(tmpdir());
  });

  it('leaves no server and no files behind when the test process is killed', async () => {
    const program = `const { ThrowawayPostgres } = await import('${KIT}');
      const server = await ThrowawayPostgres.start();
      const [{ folder }] = await server.query("select setting as folder from pg_settings where name = 'data_directory'");
      console.log(JSON.stringify({ port: server.port, folder }));
      setInterval(() => undefined, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const { port, folder } = JSON.parse(line.toString()) as { port: number; folder: string };
    expect(await accepts(port)).to.equal(true);

    child.kill('SIGKILL');

    await until(async () => !existsSync(folder) && !(await accepts(port)));
  });
});

const SHARED_MEMORY = '/proc/sysvipc/shm';

/** The processes that made the segments of System V shared memory there are. */
function creators(): string[] {
  const [, ...lines] = readFileSync(SHARED_MEMORY, 'utf8').trim().split('\n');
  return lines.map((line) => line.trim().split(/\s+/)[4] ?? '');
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10));
}
