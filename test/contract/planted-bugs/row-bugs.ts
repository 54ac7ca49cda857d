import { Instant } from '../../../src/domain/shared/instant.js';
import { MemoryTable } from '../../../src/adapters/memory/shared/memory-table.js';
import { TablePlan } from '../../../src/adapters/memory/shared/table-plan.js';
import type { TableSchema } from '../../../src/adapters/schema/shared/table.js';
import { replaced, type PlantedBug } from './planted-bug.js';

type Table = MemoryTable<TableSchema>;
type Row = Record<string, unknown>;
type Selection = NonNullable<Parameters<Table['select']>[0]>;
type AnySelection = Omit<Selection, 'where' | 'orderBy'> & { where?: Row; orderBy?: readonly (string | Row)[] };

const Tables = MemoryTable as unknown as { readonly prototype: Table };

/** A bug of `select` that changes what is asked, or what is answered. */
function selecting(
  name: string,
  change: { asked?: (asked: AnySelection) => AnySelection; answered?: (rows: Row[], asked: AnySelection) => Row[] },
): PlantedBug {
  return {
    name,
    plant: () =>
      replaced(Tables, 'select', (_, original) => async (selection, options) => {
        const given = (selection ?? {}) as AnySelection;
        const asked: AnySelection = { ...given, where: { ...given.where } };
        const rows = (await original((change.asked?.(asked) ?? asked) as Selection, options)) as Row[];
        return (change.answered?.(rows, asked) ?? rows) as never;
      }),
  };
}

/** A bug that changes every stored row. */
function storing(name: string, change: (row: Row) => Row): PlantedBug {
  return {
    name,
    plant: () => replaced(TablePlan, 'stored', (_, original) => (given, numbered) => change({ ...original(given, numbered) })),
  };
}

const mapped = (row: Row, change: (value: unknown) => unknown): Row =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, change(value)]));
const whole = (asked: AnySelection): boolean => asked.limit === undefined && asked.offset === undefined;
const conditions = (asked: AnySelection): [string, unknown][] => Object.entries(asked.where ?? {});
/** The column that counts first. */
const firstColumn = ({ orderBy = [] }: AnySelection): string | undefined => {
  const [first] = orderBy;
  return typeof first === 'object' ? String(first['column']) : first;
};
const isOperation = (value: unknown): value is Row => typeof value === 'object' && value !== null && !(value instanceof Instant);

/** Of what is stored, found and returned. */
export const rowBugs: readonly PlantedBug[] = [
  storing('64-bit integers go through a double', (row) =>
    mapped(row, (value) => (typeof value === 'bigint' ? BigInt(Number(value)) : value)),
  ),
  storing('instants lose their microseconds', (row) =>
    mapped(row, (value) => (value instanceof Instant ? Instant.fromEpochMicroseconds((value.epochMicroseconds / 1000n) * 1000n) : value)),
  ),
  storing('texts are trimmed', (row) => mapped(row, (value) => (typeof value === 'string' ? value.trim() : value))),
  storing('texts are normalised', (row) => mapped(row, (value) => (typeof value === 'string' ? value.normalize() : value))),
  storing('an empty text becomes null', (row) => mapped(row, (value) => (value === '' ? null : value))),
  storing('doubles are floats', (row) =>
    mapped(row, (value) => (typeof value === 'number' && !Number.isInteger(value) ? Math.fround(value) : value)),
  ),
  {
    name: 'the stored row is the one the caller gave',
    plant: () =>
      replaced(
        TablePlan,
        'stored',
        (plan, original) => (given, numbered) =>
          numbered === undefined && plan.columns.every((column) => given[column] !== undefined) ? given : original(given, numbered),
      ),
  },
  {
    name: 'rows returned are the stored ones',
    plant: () => {
      const prototype = Tables.prototype as unknown as { given: (row: unknown) => unknown };
      const original = prototype.given;
      prototype.given = (row) => row;
      return () => void (prototype.given = original);
    },
  },
  {
    name: 'find remembers what it found first',
    plant: () => {
      const seen = new Map<string, unknown>();
      return replaced(Tables, 'find', (table, original) => async (key, options) => {
        const name = `${table.schema.name} ${Object.values(key).join()}`;
        if (!seen.has(name)) seen.set(name, await original(key, options));
        return seen.get(name) as never;
      });
    },
  },
  {
    name: 'update returns the row as it was',
    plant: () =>
      replaced(Tables, 'update', (table, original) => async (key, changes, options) => {
        const before = await table.find(key).catch(() => undefined);
        return (await original(key, changes, options)) && before;
      }),
  },
  {
    name: 'update makes the row when there is none',
    plant: () =>
      replaced(Tables, 'update', (table, original) => async (key, changes, options) => {
        const row = await original(key, changes, options);
        return row ?? table.insert({ ...key, ...changes } as never).catch(() => undefined);
      }),
  },
  {
    name: 'delete always says there was a row',
    plant: () => replaced(Tables, 'delete', (_, original) => async (key, options) => (await original(key, options)) || true),
  },
  {
    name: 'count ignores its filter',
    plant: () => replaced(Tables, 'count', (_, original) => (_where, options) => original(undefined, options)),
  },
  selecting('the limit is one too many', { asked: (asked) => (asked.limit === undefined ? asked : { ...asked, limit: asked.limit + 1 }) }),
  selecting('the offset is ignored', { asked: (asked) => ({ ...asked, offset: 0 }) }),
  selecting('a limit of none is no limit', {
    asked: ({ limit, ...asked }) => (limit === 0 || limit === undefined ? asked : { ...asked, limit }),
  }),
  selecting('the order is ignored', { asked: (asked) => ({ ...asked, orderBy: [] }) }),
  selecting('descending is ignored', { asked: (asked) => ({ ...asked, descending: false }) }),
  selecting('nulls come first', {
    answered: (rows, asked) => {
      const first = firstColumn(asked);
      if (first === undefined || !whole(asked)) return rows;
      return [...rows.filter((row) => row[first] === null), ...rows.filter((row) => row[first] !== null)];
    },
  }),
  selecting('texts are ordered by their UTF-16', {
    answered: (rows, asked) => {
      const first = asked.orderBy?.length === 1 ? asked.orderBy[0] : undefined;
      if (typeof first !== 'string' || !whole(asked) || rows.some((row) => typeof row[first] !== 'string')) return rows;
      const sign = asked.descending ? -1 : 1;
      return [...rows].sort(
        (one, other) => sign * ((one[first] as string) < (other[first] as string) ? -1 : Number(one[first] !== other[first])),
      );
    },
  }),
  selecting('"not" leaves nulls out', {
    answered: (rows, asked) => {
      const negated = conditions(asked).filter(([, condition]) => isOperation(condition) && condition['not'] !== undefined);
      return rows.filter((row) => negated.every(([name]) => row[name] !== null));
    },
  }),
  selecting('an empty list matches everything', {
    asked: (asked) => ({
      ...asked,
      where: Object.fromEntries(
        conditions(asked).filter(([, value]) => !(isOperation(value) && Array.isArray(value['in']) && value['in'].length === 0)),
      ),
    }),
  }),
  selecting('only the first operator of a column counts', {
    asked: (asked) => ({
      ...asked,
      where: Object.fromEntries(
        conditions(asked).map(([name, value]) => [
          name,
          isOperation(value) ? Object.fromEntries(Object.entries(value).slice(0, 1)) : value,
        ]),
      ),
    }),
  }),
];
