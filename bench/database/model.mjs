// What is measured on: a table of accounts, and a wide one for bulk loads, declared once as a user of the library would.
import { defineTable, FixedSettings, initialMigration, Instant, SqlEngines, SystemClock, TypeormDatabase } from '../support/library.mjs';

export const ACCOUNTS = 1_000;
export const LISTED = 100;
export const POOL = 10;
export const BULK_ROWS = 100_000;

export const accountTable = defineTable({
  name: 'accounts',
  columns: {
    id: { kind: 'bigint', generated: true },
    email: { kind: 'text', length: 255 },
    name: { kind: 'text', length: 255 },
    balance: { kind: 'bigint' },
    created_at: { kind: 'instant' },
  },
  primaryKey: ['id'],
  uniques: { accounts_email_key: ['email'] },
});

/** Twenty columns: 3 64-bit and 4 32-bit integers, 6 doubles, 3 texts, 2 booleans, 2 instants. */
export const measurementTable = defineTable({
  name: 'measurements',
  columns: {
    id: { kind: 'bigint' },
    object_id: { kind: 'bigint' },
    image_id: { kind: 'bigint' },
    band: { kind: 'integer' },
    field: { kind: 'integer' },
    quadrant: { kind: 'integer' },
    neighbours: { kind: 'integer' },
    ra: { kind: 'double' },
    dec: { kind: 'double' },
    magnitude: { kind: 'double' },
    magnitude_error: { kind: 'double' },
    sharpness: { kind: 'double', nullable: true },
    score: { kind: 'double' },
    name: { kind: 'text', length: 40 },
    program: { kind: 'text', length: 20 },
    remark: { kind: 'text', nullable: true },
    positive: { kind: 'boolean' },
    corrected: { kind: 'boolean' },
    observed_at: { kind: 'instant' },
    received_at: { kind: 'instant' },
  },
  primaryKey: ['id'],
});

export const CREATED = '2026-11-21T12:00:00.123456Z';
const FIRST_MILLISECOND = Date.UTC(2026, 10, 21, 12);

/** Rows as each contender would have them in memory: its own type of moment (a `Date`, or an `Instant` of ours), the rest alike. */
export function measurementRows(moment) {
  return Array.from({ length: BULK_ROWS }, (_, index) => ({
    id: 1_000_000_000_000_000_001n + BigInt(index),
    object_id: BigInt(index % 5_000),
    image_id: 2_500_000_000_000n + BigInt(index >> 6),
    band: index % 3,
    field: 500 + (index % 700),
    quadrant: index % 64,
    neighbours: index % 17,
    ra: (index * 0.0036) % 360,
    dec: -30 + ((index * 0.00117) % 120),
    magnitude: 14 + ((index * 0.00731) % 7),
    magnitude_error: 0.01 + ((index * 0.000013) % 0.3),
    sharpness: index % 10 === 0 ? null : (index % 100) / 7,
    score: (index % 1000) / 999,
    name: `object ${index % 5_000}`,
    program: index % 4 === 0 ? 'survey' : 'follow-up',
    remark: index % 5 === 0 ? `seen through thin clouds, exposure ${index}` : null,
    positive: index % 3 !== 0,
    corrected: index % 2 === 0,
    observed_at: moment(FIRST_MILLISECOND + index * 250),
    received_at: moment(FIRST_MILLISECOND + index * 250 + 60_000),
  }));
}

export const dateMoment = (milliseconds) => new Date(milliseconds);
export const instantMoment = (milliseconds) => Instant.fromEpochMilliseconds(milliseconds);

class BenchDatabase extends TypeormDatabase {
  constructor(settings) {
    const tables = [accountTable, measurementTable];
    super({ name: 'bench', tables, migrations: [initialMigration('0001-bench', tables)] }, settings, new SqlEngines(), new SystemClock());
  }
}

/** The library on one URL, with the tables in place. `options` differ from the default settings. */
export async function openDatabase(url, options = {}) {
  const database = new BenchDatabase(new FixedSettings({ databases: { bench: url }, database: { poolSize: POOL, ...options } }));
  await database.initialize();
  return database;
}

/** Fills the accounts 1 to `ACCOUNTS`, each with a million. */
export async function fillAccounts(database) {
  const created_at = Instant.parse(CREATED);
  const rows = Array.from({ length: ACCOUNTS }, (_, index) => ({
    email: `account${index}@example.org`,
    name: `Account ${index}`,
    balance: 1_000_000n,
    created_at,
  }));
  await database.transaction(async () => {
    for (const row of rows) await database.table(accountTable).insert(row);
  });
}
