import {
  addedCounts,
  loadedCounts,
  type IgnoredFile,
  type IngestReport,
  type LoadedCounts,
  type RejectedRow,
} from '../../domain/catalog/ingest-report.js';
import type { RecordPlace } from '../../ports/catalog/observation.reader.js';

/** Reasons beyond these are counted, not kept: a file of a billion bad rows must not fill the memory. */
const MOST_REASONS = 10_000;

/** Counts what a load does, batch by batch. */
export class IngestTally {
  private readonly rejected: RejectedRow[] = [];
  private readonly ignored: IgnoredFile[] = [];
  private rejectedCount = 0;
  private rowsRead = 0;
  private tables = loadedCounts();

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

  stored(counts: LoadedCounts): void {
    this.tables = addedCounts(this.tables, counts);
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
    return { read, inserted: 0, updated: 0, skipped: read - rejectedCount, rejected, rejectedCount, ignored, tables: loadedCounts() };
  }
}
