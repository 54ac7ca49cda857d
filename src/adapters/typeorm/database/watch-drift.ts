import type { DriftReport } from '../../../ports/shared/drift-report.js';
import { driftText } from '../../../ports/shared/drift-report.js';
import { SchemaDrift } from '../../../ports/shared/drift.errors.js';

/** What the setting `autoReflect` asks for when a database has been opened. @throws SchemaDrift for `fail`, when there is a difference. */
export async function watchDrift(setting: 'off' | 'warn' | 'fail', report: () => Promise<DriftReport>): Promise<void> {
  if (setting === 'off') return;
  const drift = await report();
  if (drift.findings.length === 0) return;
  if (setting === 'fail') throw new SchemaDrift(drift);
  process.emitWarning(driftText(drift), { type: 'SextantSchemaDrift', code: SchemaDrift.definition.code });
}
