/**
 * What to test with: a throwaway PostgreSQL, fresh stores of every engine, settings in code, faults at will, and the
 * contract suites that hold fakes and databases to the same behaviour. Not for code that serves.
 */
import type * as Contracts from './contracts/index.js';

export { ALL_ENGINES, ENGINES, type Backend, type EngineName } from './backends/backend.js';
export { newBackend } from './backends/new-backend.js';
export { openConnectionSubject, type ConnectedDatabase, type ConnectionSubject } from './backends/connection-subject.js';
export { openSwitchingPlaces, type SwitchingDatabase, type SwitchingPlaces } from './backends/switching-subject.js';
export { openTables, type TableSubject } from './backends/table-subject.js';
export * from './builders/catalog/index.js';
export * from './builders/identity/index.js';
export * from './builders/ledger/index.js';
export * from './builders/observatory/index.js';
export * from './builders/pilots/index.js';
export * from './faults/index.js';
export { FixedSettings, type FixedSettingsOptions } from './fixed-settings.js';
export * from './postgres/index.js';
export * from './seen-red/index.js';
export { templateDatabase, type TemplateDatabase, type TemplateEngine } from './templates/template-database.js';

/**
 * The contract suites. Loaded on demand, because they need the package chai and the globals of mocha:
 *
 * ```ts
 * const { describeTransactions } = await contracts();
 * ```
 */
export function contracts(): Promise<typeof Contracts> {
  return import('./contracts/index.js');
}
