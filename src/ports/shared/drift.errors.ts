import { SextantError, type ErrorDefinition } from '../../domain/shared/sextant-error.js';
import { driftText, type DriftReport } from './drift-report.js';

/** A database was opened with `autoReflect: fail` and is not what the declared tables say. */
export class SchemaDrift extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'DATABASE_SCHEMA_DRIFT',
    kind: 'configuration',
    meaning: 'The tables of a database are not those that this version declares, and its setting autoReflect says to refuse that.',
    remedy: 'Look at `sextant drift`; write the missing migration, or set autoReflect to warn.',
  };
  constructor(readonly report: DriftReport) {
    super(SchemaDrift.definition, driftText(report), { database: report.database, findings: report.findings });
  }
}
