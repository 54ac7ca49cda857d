import { writeSync } from 'node:fs';
import type { SqlTable } from '../../src/adapters/typeorm/shared/sql-table.js';
import { TypeormCatalogDatabase } from '../../src/adapters/typeorm/catalog/catalog.database.typeorm.js';
import type { TableSchema } from '../../src/adapters/schema/shared/table.js';
import { IngestService } from '../../src/services/catalog/ingest.service.js';
import { IngestTally } from '../../src/services/catalog/ingest-tally.js';
import type { Transaction, TransactionOptions } from '../../src/ports/shared/transaction.js';

/** Where this process says what it has done: a file descriptor. */
const SAYS = 3;
const [, wanted = '', nth = '1'] = /^(.*?)(?: #(\d+))?$/.exec(process.env['INGEST_KILLED_AT'] ?? '') ?? [];

/** The command's own are of 5,000: more rows would show no other moment. */
const BATCH_SIZE = 100;

// Loaded before `sextant ingest` by ingest.test.ts: says every write and commit of the load and what it counts as stored, and
// kills the process at one of them. Written at once, so that all of it is read, whatever happens next.
let met = 0;
function step(name: string): void {
  writeSync(SAYS, `${name}\n`);
  if (name === wanted && (met += 1) === Number(nth)) process.kill(process.pid, 'SIGKILL');
}

const database = TypeormCatalogDatabase.prototype;
const { table, transaction } = database;
const { stored } = IngestTally.prototype;
const { ingest } = IngestService.prototype;
const stepped = new WeakSet<object>();

database.table = function <Table extends TableSchema>(this: TypeormCatalogDatabase, schema: Table): SqlTable<Table> {
  const rows = (table as (this: TypeormCatalogDatabase, schema: Table) => SqlTable<Table>).call(this, schema);
  if (stepped.has(rows)) return rows;
  stepped.add(rows);
  const insertMany = rows.insertMany.bind(rows);
  rows.insertMany = async (...given) => {
    const result = await insertMany(...given);
    step(`written: ${schema.name}`);
    return result;
  };
  return rows;
};

database.transaction = async function <Result>(
  this: TypeormCatalogDatabase,
  work: (running: Transaction) => Promise<Result>,
  options: TransactionOptions = {},
): Promise<Result> {
  const name = String(options.name);
  const result = await (transaction.call(
    this,
    async (running) => {
      const done = await work(running);
      step(`done: ${name}`);
      return done;
    },
    options,
  ) as Promise<Result>);
  step(`committed: ${name}`);
  return result;
};

IngestTally.prototype.stored = function (this: IngestTally, counts) {
  stored.call(this, counts);
  step(`stored: ${String(counts.detection.inserted)}`);
};

IngestService.prototype.ingest = function (this: IngestService, sources, options) {
  return ingest.call(this, sources, { ...options, batchSize: BATCH_SIZE });
};
