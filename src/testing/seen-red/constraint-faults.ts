import type { TableSchema } from '../../adapters/schema/shared/table.js';
import { ConstraintViolation } from '../../ports/shared/database.errors.js';
import type { AnyTable, Ground, Row, TableFault } from './fault.js';

/** Constraints that are not enforced, and bulks that are not all or nothing. */
export function constraintFaults(schema: TableSchema, checks: readonly string[]): TableFault[] {
  const fault = (kind: string, name: string, plant: TableFault['plant']): TableFault => ({
    at: 'table',
    facet: 'constraints',
    kind,
    name: `${schema.name}: ${name}`,
    table: schema.name,
    plant,
  });
  const numbered = schema.primaryKey.some((name) => schema.columns[name]?.generated);
  const key = numbered ? [] : [`${schema.name}_pkey`];
  const references = Object.keys(schema.foreignKeys ?? {});
  return [
    ...[...key, ...Object.keys(schema.uniques ?? {})].map((name) => fault('unique', `${name} is not enforced`, forgiving(name))),
    ...references.map((name) => fault('reference', `${name} is not enforced`, forgiving(name))),
    ...checks.map((name) => fault('check', `${name} is not enforced`, forgiving(name))),
    ...(numbered ? [] : [fault('overwrites', 'an insert overwrites the row with the same key', overwriting(schema))]),
    fault('partial bulk', 'a bulk that is refused stores what comes before', storingTheFirst),
  ];
}

/** Says that all went well when the constraint refuses; what it refused is not there. */
function forgiving(constraint: string): TableFault['plant'] {
  return (table, ground) => {
    const attempt = async <T>(work: () => Promise<T>, otherwise: () => T): Promise<T> => {
      ground.reached();
      try {
        return await savepoint(ground, work);
      } catch (error) {
        if (error instanceof ConstraintViolation && error.constraint === constraint) return otherwise();
        throw error;
      }
    };
    return {
      insert: (row, options) =>
        attempt(
          () => table.insert(row, options),
          () => ({ ...row }),
        ),
      insertMany: (rows, options) =>
        attempt(
          () => table.insertMany(rows, options),
          () => ({ inserted: 0, updated: 0, skipped: 0 }),
        ),
      update: (key, changes, options) =>
        attempt(
          () => table.update(key, changes, options),
          () => ({ ...key, ...changes }) as never,
        ),
      updateWhere: (where, changes, options) =>
        attempt(
          () => table.updateWhere(where, changes, options),
          () => 1,
        ),
      delete: (where, options) =>
        attempt(
          () => table.delete(where, options),
          () => true,
        ),
      getOrCreate: (where, defaults, options) =>
        attempt(
          () => table.getOrCreate(where, defaults, options),
          () => ({ row: { ...where, ...defaults }, created: true }),
        ),
    };
  };
}

/** A statement that fails takes its transaction with it, on PostgreSQL; what is forgiven must not. */
function savepoint<T>({ database }: Ground, work: () => Promise<T>): Promise<T> {
  return database.currentTransaction() ? database.transaction(work, { propagation: 'nested' }) : work();
}

function overwriting(schema: TableSchema): TableFault['plant'] {
  return (table, ground) => ({
    insert: async (row, options) => {
      ground.reached();
      try {
        return await savepoint(ground, () => table.insert(row, options));
      } catch (error) {
        if (!(error instanceof ConstraintViolation) || error.constraint !== `${schema.name}_pkey`) throw error;
        const { key, others } = parted(schema, row);
        return (await table.update(key as never, others as never, options)) ?? row;
      }
    },
    insertMany: (rows, options) => {
      if (options.onConflict !== 'error') return table.insertMany(rows, options);
      ground.reached();
      return table.insertMany(rows, { ...options, onConflict: 'update' });
    },
  });
}

function parted(schema: TableSchema, row: Row): { readonly key: Row; readonly others: Row } {
  const isKey = ([name]: [string, unknown]): boolean => schema.primaryKey.includes(name);
  const entries = Object.entries(row);
  return { key: Object.fromEntries(entries.filter(isKey)), others: Object.fromEntries(entries.filter((entry) => !isKey(entry))) };
}

const storingTheFirst: TableFault['plant'] = (table, ground) => ({
  insertMany: async (rows, options) => {
    if (Symbol.asyncIterator in rows) return table.insertMany(rows, options);
    ground.reached();
    try {
      return await savepoint(ground, () => table.insertMany(rows, options));
    } catch (error) {
      if (error instanceof ConstraintViolation) await storeUntilRefused(table, rows, options);
      throw error;
    }
  },
});

async function storeUntilRefused(table: AnyTable, rows: Iterable<Row>, options: Parameters<AnyTable['insertMany']>[1]): Promise<void> {
  for (const row of rows)
    try {
      await table.insertMany([row] as never, options);
    } catch {
      return;
    }
}
