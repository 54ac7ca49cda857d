import { ValueNotStorable } from '../../ports/shared/database.errors.js';
import type { ColumnKind, ColumnTypes, RowOf, TableSchema } from '../schema/shared/table.js';
import type { Filter } from './filter.js';
import type { QueryParser } from './query-parser.js';

/** The columns of a table that are of these kinds. */
type ColumnsOf<Table extends TableSchema, Kind extends ColumnKind> = {
  [Name in keyof Table['columns'] & string]: Table['columns'][Name]['kind'] extends Kind ? Name : never;
}[keyof Table['columns'] & string];

type Numeric<Table extends TableSchema> = ColumnsOf<Table, 'integer' | 'bigint' | 'double'>;
type Comparable<Table extends TableSchema> = ColumnsOf<Table, Exclude<ColumnKind, 'boolean'>>;

/** What to tell of each group of rows. Columns named twice are told once. */
export interface SummaryRequest<Table extends TableSchema> {
  /** Rows with equal values in these columns are one group, nulls equal among themselves; without any, all rows are one. */
  readonly by?: readonly (keyof RowOf<Table> & string)[];
  readonly where?: Filter<Table>;
  readonly sum?: readonly Numeric<Table>[];
  readonly average?: readonly Numeric<Table>[];
  readonly least?: readonly Comparable<Table>[];
  readonly greatest?: readonly Comparable<Table>[];
}

/**
 * One group of rows. Nulls are left out of sums, averages and extremes; where a group has nothing else, those are null.
 *
 * | what | of `integer`, `bigint` | of `double` |
 * | --- | --- | --- |
 * | `sum` | exact, a bigint of any size | the exact sum, rounded once to the nearest double (ties to even), in whichever order the rows are |
 * | `average` | the exact mean, rounded once to the nearest double | the same |
 *
 * A sum beyond the largest double is Infinity.
 */
export interface Summary<Table extends TableSchema> {
  readonly by: Partial<RowOf<Table>>;
  /** Rows in the group. */
  readonly count: number;
  readonly sum: { readonly [Name in Numeric<Table>]?: (Table['columns'][Name]['kind'] extends 'double' ? number : bigint) | null };
  readonly average: { readonly [Name in Numeric<Table>]?: number | null };
  readonly least: { readonly [Name in Comparable<Table>]?: ColumnTypes[Table['columns'][Name]['kind']] | null };
  readonly greatest: { readonly [Name in Comparable<Table>]?: ColumnTypes[Table['columns'][Name]['kind']] | null };
}

type Names = readonly string[];

/** A summary as the engines work on it: each list without repeats. */
export interface SummaryPlan {
  readonly by: Names;
  readonly sum: Names;
  readonly average: Names;
  readonly least: Names;
  readonly greatest: Names;
}

/** A summary of whichever table, not checked yet. */
export interface AnySummaryRequest extends Partial<SummaryPlan> {
  readonly where?: object;
}

const NUMBERS: ReadonlySet<ColumnKind> = new Set(['integer', 'bigint', 'double']);

/** @throws UnknownColumn; ValueNotStorable for a sum of what is no number, or an extreme of booleans */
export function checkedSummary(table: TableSchema, queries: QueryParser, request: AnySummaryRequest): SummaryPlan {
  const distinct = (names: Names | undefined): Names => {
    queries.columns(names ?? []);
    return [...new Set(names)];
  };
  const kindOf = (name: string): ColumnKind | undefined => table.columns[name]?.kind;
  const plan: SummaryPlan = {
    by: distinct(request.by),
    sum: distinct(request.sum),
    average: distinct(request.average),
    least: distinct(request.least),
    greatest: distinct(request.greatest),
  };
  for (const name of [...plan.sum, ...plan.average])
    if (!NUMBERS.has(kindOf(name) as ColumnKind)) throw new ValueNotStorable(table.name, name, 'is no number, so it has no sum or average');
  for (const name of [...plan.least, ...plan.greatest])
    if (kindOf(name) === 'boolean') throw new ValueNotStorable(table.name, name, 'is true or false, which have no least and greatest');
  return plan;
}

/** The columns whose exact sum is needed. */
export function summed(plan: SummaryPlan): Names {
  return [...new Set([...plan.sum, ...plan.average])];
}
