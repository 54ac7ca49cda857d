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
  /** By table; a table's own `skipped` also counts objects that were touched and did not change. */
  readonly tables: Readonly<Record<'object' | 'detection' | 'non_detection', TableCounts>>;
}
