import type { IgnoredFile, IngestReport, RejectedRow, TableCounts } from '../../domain/catalog/ingest-report.js';
import type { RecordPlace } from '../../ports/catalog/observation.reader.js';

/** Reasons beyond these are counted, not kept: a file of a billion bad rows must not fill the memory. */
const MOST_REASONS = 10_000;

type TableName = keyof IngestReport['tables'];

/** Counts what a load does, batch by batch. */
export class IngestTally {
  private readonly rejected: RejectedRow[] = [];
  private readonly ignored: IgnoredFile[] = [];
  private rejectedCount = 0;
  private rowsRead = 0;
  private tables: Readonly<Record<TableName, TableCounts>> = { object: NOTHING, detection: NOTHING, non_detection: NOTHING };

  get read(): number {
    return this.rowsRead;
  }

  get anyRejected(): boolean {
    return this.rejectedCount > 0;
  }

  observed(): void {
    this.rowsRead++;
  }

  /** A row that was read and cannot be stored. */
  reject({ file, line }: RecordPlace, reason: string): void {
    this.rejectedCount++;
    if (this.rejected.length < MOST_REASONS) this.rejected.push({ file, line, reason });
  }

  ignore(file: string, reason: string): void {
    this.ignored.push({ file, reason });
  }

  stored(counts: Readonly<Record<TableName, TableCounts>>): void {
    const added = (name: TableName): TableCounts => ({
      inserted: this.tables[name].inserted + counts[name].inserted,
      updated: this.tables[name].updated + counts[name].updated,
      skipped: this.tables[name].skipped + counts[name].skipped,
    });
    this.tables = { object: added('object'), detection: added('detection'), non_detection: added('non_detection') };
  }

  report(): IngestReport {
    const { detection, non_detection: nonDetection } = this.tables;
    return {
      read: this.rowsRead,
      inserted: detection.inserted + nonDetection.inserted,
      updated: detection.updated + nonDetection.updated,
      skipped: detection.skipped + nonDetection.skipped,
      rejected: [...this.rejected],
      rejectedCount: this.rejectedCount,
      ignored: [...this.ignored],
      tables: this.tables,
    };
  }

  /** The report of a load of which nothing was kept. */
  reportUndone(): IngestReport {
    const { read, rejected, rejectedCount, ignored } = this.report();
    const tables = { object: NOTHING, detection: NOTHING, non_detection: NOTHING };
    return { read, inserted: 0, updated: 0, skipped: read - rejectedCount, rejected, rejectedCount, ignored, tables };
  }
}

const NOTHING: TableCounts = { inserted: 0, updated: 0, skipped: 0 };
