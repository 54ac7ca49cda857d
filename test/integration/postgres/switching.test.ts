import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { statement } from '../../../src/adapters/typeorm/shared/sql-text.js';
import { SqlEngines } from '../../../src/adapters/typeorm/database/sql-engines.js';
import { TypeormDatabase } from '../../../src/adapters/typeorm/database/typeorm-database.js';
import { SystemClock } from '../../../src/adapters/system/system-clock.js';
import { Secret } from '../../../src/domain/shared/secret.js';
import { FixedSettings } from '../../../src/testing/fixed-settings.js';
import { sharedPostgres, type ThrowawayPostgres } from '../../../src/testing/postgres/index.js';

describe('switching on PostgreSQL', () => {
  let server: ThrowawayPostgres;
  let home: string;
  let elsewhere: string;
  let database: TypeormDatabase;

  const openConnections = async (url: string): Promise<number> => {
    const name = new URL(url).pathname.slice(1);
    const [row] = await server.query<{ count: string }>('SELECT count(*) FROM pg_stat_activity WHERE datname = $1', [name]);
    return Number(row?.count);
  };
  const whereItIs = async (): Promise<unknown> =>
    (await database.execute(statement('where', 'SELECT current_database() AS name, pg_sleep(0.25)'), [], 'read')).rows[0]?.['name'];

  before(async () => {
    server = await sharedPostgres();
    home = await server.createDatabase(`home_${randomUUID()}`);
    elsewhere = await server.createDatabase(`elsewhere_${randomUUID()}`);
  });
  beforeEach(async () => {
    const settings = new FixedSettings({ databases: { lab: home }, database: { poolSize: 1, runMigrations: false } });
    database = new TypeormDatabase({ name: 'lab', tables: [], migrations: [] }, settings, new SqlEngines(), new SystemClock());
    await database.initialize();
  });
  afterEach(() => database.dispose());
  after(async () => {
    for (const url of [home, elsewhere]) await server.dropDatabase(new URL(url).pathname.slice(1));
  });

  it('gives statements that queue for a connection the one they queued for', async () => {
    const queued = [whereItIs(), whereItIs(), whereItIs()];
    await database.switchTo({ url: new Secret(elsewhere) });
    const names = [...(await Promise.all(queued)), await whereItIs()];
    expect(names.map((name) => String(name).split('_', 1)[0])).to.deep.equal(['home', 'home', 'home', 'elsewhere']);
  });

  it('closes the old connections after the last work on them, and those of a place that failed', async () => {
    const transaction = await database.begin();
    await transaction.join(() => whereItIs());
    await database.switchTo({ url: new Secret(elsewhere) });
    expect(await openConnections(home)).to.equal(1);
    await transaction.commit();
    while ((await openConnections(home)) > 0) await sleep(10);
    await database.switchTo({ url: new Secret(home) }, { prove: () => Promise.reject(new Error('no')) }).catch(() => undefined);
    while ((await openConnections(home)) > 0) await sleep(10);
    expect(await openConnections(elsewhere)).to.equal(1);
  });

  it('ends what still runs at the old place when it is disposed of', async () => {
    const transaction = await database.begin();
    await transaction.join(() => whereItIs());
    await database.switchTo({ url: new Secret(elsewhere) });
    const disposed = database.dispose();
    await transaction.commit();
    await disposed;
    while ((await openConnections(home)) + (await openConnections(elsewhere)) > 0) await sleep(10);
  });
});
