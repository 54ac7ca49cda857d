/** What happened to the rows of one table. */
export interface TableCounts {
  readonly inserted: number;
  readonly updated: number;
  /** Rows that were stored already (or came twice) and were left as they are. */
  readonly skipped: number;
}

/** A row that was not stored, and why. */
export interface RejectedRow {
  readonly file: string;
  /** The line on which the row begins; the first line of a file is 1. */
  readonly line: number;
  readonly reason: string;
}

/** A file of which nothing was to be loaded, and why. */
export interface IgnoredFile {
  readonly file: string;
  readonly reason: string;
}

/**
 * What a load of observations did. The first four counts are of observations, the rows of the input:
 * `read = inserted + updated + skipped + rejectedCount`. Objects, which are computed from them, are counted in `tables` only.
 */
export interface IngestReport {
  readonly read: number;
  readonly inserted: number;
  /** Always 0 today: a stored observation is never overwritten. */
  readonly updated: number;
  readonly skipped: number;
  /** The first 10,000 rejected rows, in order of reading. */
  readonly rejected: readonly RejectedRow[];
  /** All of them. */
  readonly rejectedCount: number;
  readonly ignored: readonly IgnoredFile[];
  /**
   * By table, counted for each batch. `skipped` counts what was given and left the stored row as it was: of `object` those touched
   * and not changed, of the tables that a detection brings rows for, those that came again. Of `magstat`: rows computed.
   */
  readonly tables: LoadedCounts;
}

/** The tables that a load writes, in the order in which it is told of them. */
export const LOADED_TABLES = [
  'object',
  'detection',
  'non_detection',
  'dataquality',
  'gaia_ztf',
  'ps1_ztf',
  'ss_ztf',
  'reference',
  'magstat',
] as const;

export type LoadedTable = (typeof LOADED_TABLES)[number];
export type LoadedCounts = Readonly<Record<LoadedTable, TableCounts>>;

export const NOTHING_DONE: TableCounts = { inserted: 0, updated: 0, skipped: 0 };

/** The counts of these tables; of the others nothing. */
export function loadedCounts(counts: Partial<LoadedCounts> = {}): LoadedCounts {
  return Object.fromEntries(LOADED_TABLES.map((table) => [table, counts[table] ?? NOTHING_DONE])) as unknown as LoadedCounts;
}

export function addedCounts(one: LoadedCounts, other: LoadedCounts): LoadedCounts {
  const sum = (table: LoadedTable): TableCounts => ({
    inserted: one[table].inserted + other[table].inserted,
    updated: one[table].updated + other[table].updated,
    skipped: one[table].skipped + other[table].skipped,
  });
  return Object.fromEntries(LOADED_TABLES.map((table) => [table, sum(table)])) as unknown as LoadedCounts;
}
