import { CheckViolation, ConstraintViolation, NotNullViolation } from '../../../src/ports/shared/database.errors.js';
import { MemoryTable } from '../../../src/adapters/memory/shared/memory-table.js';
import { Reference } from '../../../src/adapters/memory/shared/reference.js';
import type { TablePlan } from '../../../src/adapters/memory/shared/table-plan.js';
import { TablePlans } from '../../../src/adapters/memory/shared/table-plans.js';
import { TableState } from '../../../src/adapters/memory/shared/table-state.js';
import type { NewRowOf, TableSchema } from '../../../src/adapters/schema/shared/table.js';
import type { BulkCounts, BulkOptions } from '../../../src/adapters/shared/table-gateway.js';
import { replaced, type PlantedBug } from './planted-bug.js';

type NewRow = NewRowOf<TableSchema>;

/** A table with the method that all bulks come through, those of streams too. */
interface Table extends Pick<MemoryTable<TableSchema>, 'schema' | 'find' | 'insert' | 'update' | 'delete' | 'select' | 'count'> {
  insertAll(rows: Iterable<NewRow>, options: BulkOptions): Promise<BulkCounts>;
}

const Tables = MemoryTable as unknown as { readonly prototype: Table };

/** A bug of bulks that changes the rows or the mode that are given. */
function loading(
  name: string,
  change: (rows: NewRow[], onConflict: BulkOptions['onConflict'], table: Table) => [NewRow[], BulkOptions['onConflict']],
): PlantedBug {
  return {
    name,
    plant: () =>
      replaced(Tables, 'insertAll', (table, original) => async (rows, options) => {
        const [changed, onConflict] = change([...rows], options.onConflict, table);
        return original(changed, { ...options, onConflict });
      }),
  };
}

/** A bug of the checks of a row, which leaves out the errors of one kind. */
function forgiving(name: string, kind: new (...given: never[]) => Error): PlantedBug {
  return {
    name,
    plant: () => {
      const planned = new WeakSet<TablePlan>();
      return replaced(TablePlans, 'plan', (_, original) => (schema) => {
        const plan = original(schema);
        if (planned.has(plan)) return plan;
        planned.add(plan);
        const { validator } = plan;
        const lenient = (row: object): void => {
          try {
            validator.checkNew(row);
          } catch (error) {
            if (!(error instanceof kind)) throw error;
          }
        };
        const others = { checkBulk: validator.checkBulk, checkChanges: validator.checkChanges, checkKey: validator.checkKey };
        const bound = Object.fromEntries(Object.entries(others).map(([method, check]) => [method, check.bind(validator)]));
        Object.defineProperty(plan, 'validator', { value: { ...bound, checkNew: lenient } });
        return plan;
      });
    },
  };
}

const cascading = (name: string, cascades: boolean): PlantedBug => ({
  name,
  plant: () =>
    replaced(
      TablePlans,
      'incoming',
      (_, original) => (parent) =>
        original(parent).map((reference) => Object.create(reference, { cascades: { value: cascades } }) as Reference),
    ),
});

const keyOf = (table: Table, row: NewRow): string =>
  table.schema.primaryKey.map((name) => String((row as Record<string, unknown>)[name])).join('\0');

/** Of keys, references, checks and bulks. */
export const constraintBugs: readonly PlantedBug[] = [
  {
    name: 'unique constraints are forgotten',
    plant: () =>
      replaced(TableState, 'occupied', (_, original) => (row, other) => {
        const found = original(row, other);
        return found?.facts.constraint.endsWith('_pkey') ? found : undefined;
      }),
  },
  {
    name: 'an insert overwrites the row with the same key',
    plant: () =>
      replaced(TableState, 'occupied', (_, original) => (row, other) => {
        const found = original(row, other);
        return found?.facts.constraint.endsWith('_pkey') ? undefined : found;
      }),
  },
  {
    name: 'an update may take a unique value that is taken',
    plant: () => replaced(TableState, 'occupied', (_, original) => (row, other) => (other ? undefined : original(row, other))),
  },
  {
    name: 'two nulls are not unique',
    plant: () =>
      replaced(TableState, 'occupied', (state, original) => (row, other) => {
        const found = original(row, other);
        if (found) return found;
        for (const { facts, columns } of state.plan.uniques)
          for (const by of state.rows.values()) if (by !== other && columns.every((name) => by[name] === row[name])) return { facts, by };
        return undefined;
      }),
  },
  { name: 'references may point nowhere', plant: () => replaced(Reference, 'holds', () => () => true) },
  { name: 'a parent leaves its children behind', plant: () => replaced(Reference, 'children', () => () => []) },
  cascading('nothing goes along with its parent', false),
  cascading('everything goes along with its parent', true),
  {
    name: 'a moved row stays at its old key too',
    plant: () =>
      replaced(
        TableState,
        'replace',
        (state, original) => (row, by) => (state.plan.keyOf(row) === state.plan.keyOf(by) ? original(row, by) : state.add(by)),
      ),
  },
  {
    name: 'lengths are counted in UTF-16',
    plant: () =>
      replaced(Tables, 'insert', (table, original) => async (row, options) => {
        for (const [name, column] of Object.entries(table.schema.columns)) {
          const value = (row as Record<string, unknown>)[name];
          if (typeof value !== 'string' || column.length === undefined || value.length <= column.length) continue;
          throw new CheckViolation(
            { database: 'contract', constraint: `${table.schema.name}_${name}_length`, table: table.schema.name, columns: [name] },
            undefined,
          );
        }
        return original(row, options);
      }),
  },
  forgiving('checks are not checked', CheckViolation),
  forgiving('a null is taken where none may be', NotNullViolation),
  {
    name: 'a broken constraint is named without its columns',
    plant: () =>
      replaced(Tables, 'insert', (_, original) => async (row, options) => {
        try {
          return await original(row, options);
        } catch (error) {
          if (error instanceof ConstraintViolation) Object.assign(error, { facts: { ...error.facts, columns: [] } });
          throw error;
        }
      }),
  },
  loading('a bulk that ignores overwrites', (rows, mode) => [rows, mode === 'ignore' ? 'update' : mode]),
  loading('a bulk that updates ignores', (rows, mode) => [rows, mode === 'update' ? 'ignore' : mode]),
  loading('a bulk overwrites where it should fail', (rows, mode) => [rows, mode === 'error' ? 'update' : mode]),
  loading('of repeats the wrong one stays', (rows, mode) => [mode === 'error' ? rows : rows.reverse(), mode]),
  {
    name: 'repeats are not counted as skipped',
    plant: () =>
      replaced(Tables, 'insertAll', (table, original) => async (rows, options) => {
        const given = [...rows];
        const counts = await original(given, options);
        const repeats = given.length - new Set(given.map((row) => keyOf(table, row))).size;
        return { ...counts, skipped: counts.skipped - repeats };
      }),
  },
  {
    name: 'a bulk that fails keeps the rows before',
    plant: () =>
      replaced(Tables, 'insertAll', (table, original) => async (rows, options) => {
        const given = [...rows];
        if (options.onConflict !== 'error') return original(given, options);
        for (const row of given) await table.insert(row);
        return { inserted: given.length, updated: 0, skipped: 0 };
      }),
  },
];
