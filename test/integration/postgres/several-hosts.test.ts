import { expect } from 'chai';
import { execFile, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import type { TargetSessionAttributes } from '../../../src/connections/index.js';
import { DatabaseUnavailable } from '../../../src/ports/shared/database.errors.js';
import type { DatabaseSettings } from '../../../src/ports/shared/settings.js';
import { ServerOutOfConnections, ServerReadOnly } from '../../../src/ports/shared/server.errors.js';
import { PrimaryAndStandby, ThrowawayPostgres } from '../../../src/testing/index.js';
import { engineOn, failureOf, read, run, withEngine } from './open-engine.js';

/** Where it is missing, what psql 15 did is known from the cases themselves. */
const PSQL = spawnSync('psql', ['--version']).status === 0;

const TARGETS = ['any', 'read-write', 'read-only', 'primary', 'standby', 'prefer-standby'] as const;
type Found = 'primary' | 'standby' | 'none';

/** What each target finds among servers in some state, with the primary named first and with the standby named first. */
type Expected = Readonly<Record<TargetSessionAttributes, readonly [primaryFirst: Found, standbyFirst: Found]>>;

const BOTH_WELL: Expected = {
  any: ['primary', 'standby'],
  'read-write': ['primary', 'primary'],
  'read-only': ['standby', 'standby'],
  primary: ['primary', 'primary'],
  standby: ['standby', 'standby'],
  'prefer-standby': ['standby', 'standby'],
};
const PRIMARY_READ_ONLY: Expected = { ...BOTH_WELL, 'read-write': ['none', 'none'], 'read-only': ['primary', 'standby'] };
const STANDBY_ALONE: Expected = {
  any: ['standby', 'standby'],
  'read-write': ['none', 'none'],
  'read-only': ['standby', 'standby'],
  primary: ['none', 'none'],
  standby: ['standby', 'standby'],
  'prefer-standby': ['standby', 'standby'],
};
const PRIMARY_ALONE: Expected = {
  any: ['primary', 'primary'],
  'read-write': ['primary', 'primary'],
  'read-only': ['none', 'none'],
  primary: ['primary', 'primary'],
  standby: ['none', 'none'],
  'prefer-standby': ['primary', 'primary'],
};

describe('a URL with several hosts', function () {
  this.timeout(60_000);
  let pair: PrimaryAndStandby;

  beforeEach(async () => {
    pair = await PrimaryAndStandby.start();
  });

  afterEach(async () => {
    await pair[Symbol.asyncDispose]();
  });

  it('leads where psql is led, when both servers are well', () => comparesWithPsql(pair, BOTH_WELL));

  it('leads where psql is led, when the primary is read-only by default', async () => {
    await pair.primary.query('alter system set default_transaction_read_only = on');
    await pair.primary.restart();
    await comparesWithPsql(pair, PRIMARY_READ_ONLY);
  });

  it('leads where psql is led, when the primary is gone', async () => {
    await pair.primary.stop('immediate');
    await comparesWithPsql(pair, STANDBY_ALONE);
  });

  it('leads where psql is led, when the standby is gone', async () => {
    await pair.standby.stop('immediate');
    await comparesWithPsql(pair, PRIMARY_ALONE);
  });

  it('names every server and what is wrong with it when none is fit', async () => {
    await pair.primary.stop('immediate');

    const failure = await failureOf(connectedPort(pair.url('postgres', { target: 'read-write' }), { acquireTimeoutMilliseconds: 300 }));

    expect(failure).to.be.instanceOf(DatabaseUnavailable);
    const { message, facts } = failure as DatabaseUnavailable;
    expect(message)
      .to.include(`127.0.0.1:${pair.primary.port}: connect ECONNREFUSED`)
      .and.to.include(`127.0.0.1:${pair.standby.port}: session is read-only`)
      .and.to.include('target_session_attrs=read-write');
    expect(facts)
      .to.have.property('servers')
      .that.deep.includes({ server: `127.0.0.1:${pair.standby.port}`, reason: 'session is read-only' });
  });

  it('waits for a primary as long as a standby answers, and finds it when it is promoted', async () => {
    await pair.primary.stop('immediate');
    const engine = engineOn(pair.url('postgres', { target: 'primary' }), [], { acquireTimeoutMilliseconds: 10_000 });

    const opened = engine.open({});
    await pair.promote();
    await opened;

    expect(await read(engine, 'select inet_server_port() as port')).to.deep.equal([{ port: pair.standby.port }]);
    await engine.close();
  });

  it('does not wait where nobody answers', async () => {
    await Promise.all([pair.primary.stop('immediate'), pair.standby.stop('immediate')]);
    const began = performance.now();

    const failure = await failureOf(engineOn(pair.url('postgres', { target: 'primary' })).open({}));

    expect(failure).to.be.instanceOf(DatabaseUnavailable);
    expect(performance.now() - began).to.be.below(1_000);
  });

  it('leaves an engine that is closed while it waits for a primary', async () => {
    await pair.primary.stop('immediate');
    const engine = engineOn(pair.url('postgres', { target: 'primary' }), [], { acquireTimeoutMilliseconds: 30_000 });
    const began = performance.now();

    const failure = await failureOf(engine.open({ signal: AbortSignal.timeout(100) }));

    expect(failure).to.have.property('code', 'DATABASE_CALL_CANCELLED');
    expect(performance.now() - began).to.be.below(5_000);
  });

  it('goes on to the next host past one that takes connections and says nothing', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    try {
      const { port } = silent.address() as AddressInfo;
      const began = performance.now();
      const found = await connectedPort(`postgresql://postgres@127.0.0.1:${port},127.0.0.1:${pair.primary.port}/postgres`, {
        acquireTimeoutMilliseconds: 10_000,
        connectTimeoutMilliseconds: 10_000,
      });

      expect(found).to.equal(pair.primary.port);
      expect(performance.now() - began).to.be.below(5_000);
    } finally {
      silent.close();
    }
  });

  it('stops, like libpq, at a server that refuses the password: the next one would be asked for nothing better', async () => {
    await pair.primary.query('create role password_required');
    await pair.primary.query("create role guarded login password 'right' in role password_required");
    await pair.caughtUp();
    const url = pair.url().replace('//postgres@', '//guarded:wrong@');

    const failure = await failureOf(connectedPort(url));

    expect(failure).to.be.instanceOf(DatabaseUnavailable).with.nested.property('facts.sqlState', '28P01');
    expect((failure as Error).message)
      .to.include(`:${pair.primary.port}`)
      .and.not.include(`:${pair.standby.port}`);
  });

  it('spreads connections over the hosts with load_balance_hosts=random', async () => {
    const found = new Set<number>();
    const url = `${pair.url()}?load_balance_hosts=random`;
    for (let turn = 0; turn < 40 && found.size < 2; turn += 1) found.add(await connectedPort(url));
    expect([...found]).to.have.members([pair.primary.port, pair.standby.port]);
  });

  it('says that it is the server that takes no writes, where any server was asked for', async () => {
    await withEngine(pair.url('postgres', { first: 'standby' }), async (engine) => {
      const failure = await failureOf(run(engine, 'create table note ()'));
      expect(failure).to.be.instanceOf(ServerReadOnly).with.property('server', `127.0.0.1:${pair.standby.port}`);
    });
  });

  it('leaves a standby that was promoted, where a standby was asked for', async () => {
    const fault = 'server is not in hot standby mode';
    await withEngine(
      pair.url('postgres', { target: 'standby' }),
      async (engine) => {
        await read(engine, 'select 1');
        await pair.promote();
        // Its answer brings the news.
        await read(engine, 'select 1');
        await pair.primary.stop('immediate');

        const failure = await failureOf(read(engine, 'select 1'));

        expect(failure).to.be.instanceOf(DatabaseUnavailable).with.property('message').that.includes(`${pair.standby.port}: ${fault}`);
      },
      { acquireTimeoutMilliseconds: 300 },
    );
  });
});

describe('a server with no room for another connection', function () {
  this.timeout(60_000);

  it('is told from one that is down and from a busy pool', async () => {
    await using server = await ThrowawayPostgres.start({ settings: { max_connections: '4', superuser_reserved_connections: '0' } });
    await withEngine(
      server.url(),
      async (others) => {
        const held = await Promise.all(Array.from({ length: 4 }, () => others.acquire('write', {})));
        const failure = await failureOf(engineOn(server.url(), [], { acquireTimeoutMilliseconds: 300 }).open({}));
        for (const connection of held) others.release(connection, false);

        expect(failure).to.be.instanceOf(ServerOutOfConnections).with.property('code', 'DATABASE_SERVER_OUT_OF_CONNECTIONS');
        expect((failure as Error).cause).to.have.nested.property('facts.sqlState', '53300');
      },
      { poolSize: 4 },
    );
  });
});

async function comparesWithPsql(pair: PrimaryAndStandby, expected: Expected): Promise<void> {
  const called = (port: number | undefined): Found =>
    port === pair.primary.port ? 'primary' : port === pair.standby.port ? 'standby' : 'none';
  for (const target of TARGETS)
    for (const [index, first] of (['primary', 'standby'] as const).entries()) {
      const url = pair.url('postgres', { target, first });
      const what = `${target}, ${first} first`;
      const wanted = expected[target][index];
      // Where nobody is fit, every wait is in vain.
      const acquireTimeoutMilliseconds = wanted === 'none' ? 300 : 10_000;
      expect(called(await connectedPort(url, { acquireTimeoutMilliseconds }).catch(() => undefined)), what).to.equal(wanted);
      if (PSQL) expect(called(await psqlPort(url).catch(() => undefined)), `psql: ${what}`).to.equal(wanted);
    }
}

/** The port of the server that an engine of its own is led to. */
async function connectedPort(url: string, limits: Partial<DatabaseSettings> = {}): Promise<number> {
  let port = 0;
  await withEngine(
    url,
    async (engine) => {
      const [row] = await read(engine, 'select inet_server_port() as port');
      port = Number(row?.['port']);
    },
    limits,
  );
  return port;
}

async function psqlPort(url: string): Promise<number> {
  const { stdout } = await promisify(execFile)('psql', ['-X', '-A', '-t', '-c', 'select inet_server_port()', url]);
  return Number(stdout);
}
