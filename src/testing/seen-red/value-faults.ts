import type { ColumnKind, ColumnSchema, TableSchema } from '../../adapters/schema/shared/table.js';
import { Instant } from '../../domain/shared/instant.js';
import { changedRows } from './changed-rows.js';
import type { Facet } from './facet.js';
import type { TableFault } from './fault.js';

type Change = (value: unknown) => unknown;

const LARGEST_DOUBLE_IN_64_BITS = 9_223_372_036_854_774_784n;

/** Another value of the same kind, as near as a mistake would be. */
const altered: Readonly<Record<ColumnKind, Change>> = {
  integer: (value) => (value as number) + 1,
  bigint: (value) => (value as bigint) + 1n,
  double: (value) => (value as number) * 0.5 + 0.25,
  text: (value) => `${(value as string).slice(0, -1)}~`,
  boolean: (value) => !value,
  instant: (value) => Instant.fromEpochMicroseconds((value as Instant).epochMicroseconds + 1_000_000n),
};

const zero: Readonly<Record<ColumnKind, unknown>> = {
  integer: 0,
  bigint: 0n,
  double: 0,
  text: '',
  boolean: false,
  instant: Instant.fromEpochMicroseconds(0n),
};

/** How a value of a kind comes back almost as it was. */
const inexact: Readonly<Partial<Record<ColumnKind, { readonly kind: string; readonly says: string; readonly change: Change }>>> = {
  double: { kind: 'float32', says: 'is rounded to 32 bits', change: (value) => Math.fround(value as number) },
  bigint: {
    kind: 'through a number',
    says: 'goes through a number',
    change: (value) => {
      const rounded = BigInt(Number(value));
      return rounded > LARGEST_DOUBLE_IN_64_BITS ? LARGEST_DOUBLE_IN_64_BITS : rounded;
    },
  },
  instant: {
    kind: 'milliseconds',
    says: 'is cut to milliseconds',
    change: (value) => Instant.fromDate((value as Instant).toDate()),
  },
};

/** A table as far as these defects need it: numbers the database gives itself stay small, so that they are always exact. */
export interface ValueTable {
  readonly schema: TableSchema;
  /** Columns that hold a number the database gave. */
  readonly numbered: ReadonlySet<string>;
}

/** Values that do not come back as they went in, one column at a time. */
export function valueFaults({ schema, numbered }: ValueTable): TableFault[] {
  return Object.entries(schema.columns).flatMap(([name, column]) => [
    ...roundTrip(schema.name, name, column),
    ...(numbered.has(name) ? [] : exactness(schema.name, name, column)),
  ]);
}

function roundTrip(table: string, name: string, column: ColumnSchema): TableFault[] {
  if (!column.nullable)
    return [
      columnFault('round trip', 'altered', `${table}.${name} comes back as another value`, { table, name, change: altered[column.kind] }),
    ];
  const lost: Change = () => null;
  const filled: Change = (value) => value ?? zero[column.kind];
  return [
    columnFault('round trip', 'lost', `${table}.${name} is lost`, { table, name, change: lost }),
    columnFault('round trip', 'null', `${table}.${name} is never null`, { table, name, change: filled, nulls: 'changed' }),
  ];
}

function exactness(table: string, name: string, column: ColumnSchema): TableFault[] {
  const found = inexact[column.kind];
  return found ? [columnFault('exact values', found.kind, `${table}.${name} ${found.says}`, { table, name, change: found.change })] : [];
}

interface ColumnChange {
  readonly table: string;
  readonly name: string;
  readonly change: Change;
  /** Default: a null stays one. */
  readonly nulls?: 'changed';
}

function columnFault(facet: Facet, kind: string, sentence: string, { table, name, change, nulls }: ColumnChange): TableFault {
  return {
    at: 'table',
    facet,
    kind,
    name: sentence,
    table,
    plant: (sound, ground) =>
      changedRows(sound, (row) => {
        ground.reached();
        const value = row[name];
        return value === null && nulls !== 'changed' ? row : { ...row, [name]: change(value) };
      }),
  };
}
