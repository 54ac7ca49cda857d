import { expect } from 'chai';
import type { PostgresEngine } from '../../../src/adapters/typeorm/postgres/postgres-engine.js';
import type { ConnectionsExhausted } from '../../../src/ports/shared/database.errors.js';
import { PrimaryAndStandby, sharedPostgres, type ThrowawayPostgres } from '../../../src/testing/postgres/index.js';
import { failureOf, read, withEngine } from './open-engine.js';

describe('a connection budget on PostgreSQL', function () {
  this.timeout(60_000);
  let server: ThrowawayPostgres;
  let url: string;
  before(async () => {
    server = await sharedPostgres();
    url = await server.createDatabase('budget');
  });
  after(() => server.dropDatabase('budget'));

  const budget = { connectionBudget: 3, poolSize: 3 } as const;
  const one = async (engine: PostgresEngine): Promise<void> => {
    expect(await read(engine, 'SELECT 1 AS one')).to.deep.equal([{ one: 1 }]);
  };
  const held = async (): Promise<number> => {
    const text = `SELECT count(*)::integer AS n FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = 'budget')`;
    const [row] = await server.query<{ n: number }>(text);
    return row?.n ?? -1;
  };

  it('bounds the connections of all pools together, and the error names it', () =>
    withEngine(
      url,
      (first) =>
        withEngine(
          url,
          async (second) => {
            const busy = [await first.acquire('write', {}), await first.acquire('write', {})];
            // The third is idle in the second pool, which gave its connection back when it was opened.
            const third = await second.acquire('write', {});
            const began = performance.now();
            const failure = (await failureOf(second.acquire('write', {}))) as ConnectionsExhausted;
            expect(performance.now() - began).to.be.within(290, 1_500);
            expect(failure).to.include({ code: 'DATABASE_CONNECTIONS_EXHAUSTED', connectionBudget: 3 });
            expect(failure.message).to.include('all processes together hold the 3 of their connection budget');
            expect(failure.pool).to.deep.equal({ active: 1, idle: 0, waiting: 1, capacity: 3 });
            expect(await held()).to.equal(3);
            second.release(third, false);
            for (const connection of busy) first.release(connection, false);
          },
          { ...budget, acquireTimeoutMilliseconds: 300 },
        ),
      budget,
    ));

  it('lets a pool without connections have those that others do not use', () =>
    withEngine(
      url,
      async (greedy) => {
        const all = await Promise.all([1, 2, 3].map(() => greedy.acquire('write', {})));
        for (const connection of all) greedy.release(connection, false);
        expect(greedy.statistics()).to.include({ idle: 3 });
        const began = performance.now();
        await withEngine(url, (other) => one(other), budget);
        expect(performance.now() - began).to.be.below(1_500);
        expect(greedy.statistics().idle).to.be.below(3);
      },
      budget,
    ));

  it('of one user is not that of another', async () => {
    await server.query(`DROP ROLE IF EXISTS other`);
    await server.query(`CREATE ROLE other LOGIN`);
    await withEngine(
      url,
      async (engine) => {
        const busy = await Promise.all([1, 2, 3].map(() => engine.acquire('write', {})));
        await withEngine(url.replace('postgres@', 'other@'), (other) => one(other), budget);
        for (const connection of busy) engine.release(connection, false);
      },
      budget,
    );
    await server.query(`DROP ROLE other`);
  });

  it('is free again when the connections are closed', async () => {
    for (let turn = 0; turn < 3; turn += 1)
      await withEngine(
        url,
        async (engine) => {
          await Promise.all([1, 2, 3].map(() => one(engine)));
        },
        budget,
      );
    expect(await held()).to.equal(0);
  });

  it('is kept on a standby too, which takes no LISTEN', async () => {
    await using pair = await PrimaryAndStandby.start();
    const standby = `${pair.standby.url()}?target_session_attrs=standby`;
    await withEngine(
      standby,
      async (engine) => {
        const one = await engine.acquire('read', {});
        const two = await engine.acquire('read', {});
        const error = await failureOf(withEngine(standby, async () => undefined, { connectionBudget: 2, acquireTimeoutMilliseconds: 300 }));
        expect(error).to.include({ code: 'DATABASE_CONNECTIONS_EXHAUSTED', connectionBudget: 2 });
        engine.release(one, false);
        engine.release(two, false);
      },
      { connectionBudget: 2 },
    );
  });
});
