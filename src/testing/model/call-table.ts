import type { TableSchema } from '../../adapters/schema/shared/table.js';
import type { TableCommand } from './command.js';
import { handsUniqueValuesOver } from './handed-over.js';
import { ownRows } from './own-rows.js';
import { modelTables, type AnyTable, type World } from './world.js';

/** No table of the model has as many rows. */
const MOST_PAGES = 100;
const NOT_ASKED = 'not asked: it would hand a unique value from one row to another';

type Row = Readonly<Record<string, unknown>>;

function schemaOf(name: string): TableSchema {
  const schema = modelTables.find((one) => one.name === name);
  if (!schema) throw new TypeError(`the model has no table ${name}`);
  return schema;
}

/** Makes a call of a table with objects of its own, which it spoils meanwhile; so it does with the rows it is given. */
export async function callTable(world: World, command: TableCommand): Promise<unknown> {
  const schema = schemaOf(command.table);
  const table = world.table(schema);
  switch (command.does) {
    case 'insert':
      return ownRows([command.row], ([row = {}]) => table.insert(row));
    case 'update':
      return ownRows([command.key, command.changes], ([key = {}, changes = {}]) => table.update(key, changes));
    case 'delete':
      return ownRows([command.key], ([key = {}]) => table.delete(key));
    case 'find':
      return ownRows([command.key], ([key = {}]) => table.find(key));
    case 'select':
      return ownRows([command.where], ([where = {}]) => table.select({ ...command.selection, where }));
    case 'count':
      return ownRows([command.where], ([where = {}]) => table.count(where));
    case 'exists':
      return ownRows([command.where], ([where = {}]) => table.exists(where));
    case 'findOne':
      return ownRows([command.where], ([where = {}]) => table.findOne({ ...command.selection, where }));
    case 'paginate':
      return ownRows([command.where], async ([where = {}]) => {
        const { items, ...rest } = await table.paginate({ ...command.selection, where }, command);
        return [...items, rest];
      });
    case 'walk':
      return walk(table, { ...command.selection, where: command.where }, command.limit);
    case 'stream':
      return ownRows([command.where], ([where = {}]) => collected(table, { ...command.selection, where }, command.batchSize));
    case 'summarize':
      return table.summarize(command.request);
    case 'getOrCreate':
      return ownRows([command.key, command.defaults], async ([key = {}, defaults = {}]) => {
        const { row, ...rest } = await table.getOrCreate(key, defaults);
        return [row, rest];
      });
    case 'update where':
      return ownRows([command.where, command.changes], ([where = {}, changes = {}]) => table.updateWhere(where, changes));
    case 'delete where':
      return ownRows([command.where], ([where = {}]) => table.deleteWhere(where));
    case 'insertMany': {
      const { rows, onConflict, streamed } = command;
      if (onConflict === 'update' && schema.uniques && handsUniqueValuesOver(schema, await table.select(), rows)) return NOT_ASKED;
      return ownRows(rows, (own) => table.insertMany(streamed ? arriving(own) : own, { onConflict }));
    }
  }
}

/** The pages of a selection to the end; their cursors must be the same on every engine too. */
async function walk(table: AnyTable, rows: Row, limit: number): Promise<readonly unknown[]> {
  const pages: unknown[] = [];
  let cursor: string | undefined;
  do {
    const page = await table.paginateByCursor(rows, { cursor, limit });
    pages.push(page);
    cursor = page.next;
  } while (cursor !== undefined && pages.length < MOST_PAGES);
  return pages;
}

async function collected(table: AnyTable, selection: Row, batchSize: number): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for await (const row of table.stream(selection, { batchSize })) rows.push(row);
  return rows;
}

/** Copies, because the rows of a stream are taken when they arrive. */
async function* arriving(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows.map((row) => ({ ...row }));
}
