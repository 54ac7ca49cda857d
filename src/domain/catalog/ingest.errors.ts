import { SextantError, type ErrorDefinition } from '../shared/sextant-error.js';
import type { IngestReport } from './ingest-report.js';

/** An all-or-nothing load met rows that cannot be stored, so it stored none. */
export class IngestRejected extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'INGEST_ROWS_REJECTED',
    kind: 'invalid',
    meaning: 'A strict load met rows that cannot be stored, so nothing of it was stored.',
    remedy: 'Correct the rows the report lists, or load without strict: the good rows are then stored.',
  };
  constructor(readonly report: IngestReport) {
    super(IngestRejected.definition, `${String(report.rejectedCount)} of ${String(report.read)} rows were rejected; nothing was stored`, {
      read: report.read,
      rejected: report.rejectedCount,
    });
  }
}
