import type { IngestReport } from '../../domain/catalog/ingest-report.js';
import { textTable } from './text-table.js';
import { count, counted, duration } from './wording.js';

const SHOWN_REJECTIONS = 20;

/** What an ingest did, for a reader. `milliseconds` is how long it took, without opening and closing the database. */
export function ingestSummary(report: IngestReport, milliseconds: number): string {
  const rate = count(Math.round(report.read / Math.max(milliseconds / 1000, 0.001)));
  const { read, inserted, skipped, rejectedCount } = report;
  return [
    `${counted(read, 'row')} read in ${duration(milliseconds)} (${rate} rows/s): ` +
      `${count(inserted)} inserted, ${count(skipped)} stored already, ${count(rejectedCount)} rejected`,
    '',
    tables(report),
    ...report.ignored.map(({ file, reason }) => `\npassed over ${file}: ${reason}`),
    ...rejections(report),
  ].join('\n');
}

function tables({ tables }: IngestReport): string {
  const rows = Object.entries(tables).map(([table, { inserted, updated, skipped }]) => [
    table,
    count(inserted),
    count(updated),
    count(skipped),
  ]);
  return textTable([['TABLE', 'INSERTED', 'UPDATED', 'SKIPPED'], ...rows]);
}

function rejections({ rejected, rejectedCount }: IngestReport): string[] {
  if (rejectedCount === 0) return [];
  const shown = rejected.slice(0, SHOWN_REJECTIONS).map(({ file, line, reason }) => `  ${file}:${line}  ${reason}`);
  const more = rejectedCount - shown.length;
  return ['', 'rejected:', ...shown, ...(more > 0 ? [`  and ${count(more)} more; --json lists them`] : [])];
}
