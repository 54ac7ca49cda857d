// TypeORM's repositories, on pg or on better-sqlite3.
import { DataSource, EntitySchema } from 'typeorm';
import { CREATED, dateMoment, LISTED, measurementRows, measurementTable, POOL } from '../model.mjs';

const CHUNK = 1_000;

const TYPES = {
  postgres: {
    integer: 'integer',
    bigint: 'bigint',
    double: 'double precision',
    text: 'varchar',
    boolean: 'boolean',
    instant: 'timestamptz',
  },
  sqlite: { integer: 'integer', bigint: 'integer', double: 'double precision', text: 'varchar', boolean: 'boolean', instant: 'datetime' },
};

function entities(engine) {
  const types = TYPES[engine];
  const accounts = new EntitySchema({
    name: 'accounts',
    columns: {
      id: { type: types.bigint, primary: true, generated: 'increment' },
      email: { type: types.text },
      name: { type: types.text },
      balance: { type: types.bigint },
      created_at: { type: types.instant },
    },
  });
  const columns = Object.entries(measurementTable.columns).map(([name, { kind, nullable = false }]) => [
    name,
    { type: types[kind], nullable, primary: name === 'id' },
  ]);
  return [accounts, new EntitySchema({ name: 'measurements', columns: Object.fromEntries(columns) })];
}

export async function typeormPostgres(url) {
  return contender(await new DataSource({ type: 'postgres', url, entities: entities('postgres'), extra: { max: POOL } }).initialize());
}

export async function typeormSqlite(file, Driver) {
  const source = await new DataSource({
    type: 'better-sqlite3',
    database: file,
    driver: Driver,
    enableWAL: true,
    prepareDatabase: (database) => database.pragma('synchronous = NORMAL'),
    entities: entities('sqlite'),
  }).initialize();
  return contender(source);
}

function contender(source) {
  const accounts = source.getRepository('accounts');
  let rows;
  return {
    read: (id) => accounts.findOneBy({ id }),
    list: () => accounts.find({ order: { id: 'ASC' }, take: LISTED }),
    insert: (email) => accounts.insert({ email, name: 'Bench', balance: 0, created_at: CREATED }),
    transfer: (from, to) =>
      source.transaction(async (manager) => {
        const own = manager.getRepository('accounts');
        const before = await own.findOneBy({ id: from });
        const after = await own.findOneBy({ id: to });
        await own.update({ id: from }, { balance: String(BigInt(before.balance) - 1n) });
        await own.update({ id: to }, { balance: String(BigInt(after.balance) + 1n) });
      }),
    bulk: async () => {
      // It binds a bigint as a text on PostgreSQL; better-sqlite3 takes it as it is.
      rows ??= measurementRows(dateMoment);
      await source.query('DELETE FROM measurements');
      await source.transaction(async (manager) => {
        const own = manager.getRepository('measurements');
        for (let from = 0; from < rows.length; from += CHUNK) await own.insert(rows.slice(from, from + CHUNK));
      });
    },
    close: () => source.destroy(),
  };
}
