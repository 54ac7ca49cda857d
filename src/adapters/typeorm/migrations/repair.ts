import { MigrationMisnamed } from './migration.errors.js';
import type { Migrator } from './migrator.js';
import type { Migration } from './migration.js';

/** What a person found out about a history that the program cannot judge. */
export type Repair =
  /** A step that was interrupted outside of a transaction did, or did not, take effect. */
  | { readonly kind: 'step'; readonly migration: string; readonly step: number; readonly outcome: 'done' | 'undone' }
  /** The edited text of an applied migration is the right one: its checksum is taken over. */
  | { readonly kind: 'accept'; readonly migration: string }
  /** An applied migration that is not part of this version is forgotten; what it did stays. */
  | { readonly kind: 'forget'; readonly migration: string };

/**
 * Corrects the ledger, under the lock; the schema is left as it is. @throws MigrationMisnamed when the migration is not in
 * the state that the repair is for.
 */
export function repair(migrator: Migrator, database: string, declared: readonly Migration[], wanted: Repair): Promise<void> {
  const { migration: name } = wanted;
  const refuse = (why: string): never => {
    throw new MigrationMisnamed(database, name, why);
  };
  return migrator.underLock(async (ledger, store, connection) => {
    const migration = declared.find((one) => one.name === name);
    const applied = ledger.migrations.some((one) => one.name === name);
    if (wanted.kind === 'forget') {
      if (!applied) refuse('was not applied');
      if (migration) refuse('is part of this version; roll it back instead');
      return store.recordReverted(connection, name);
    }
    if (!migration) return refuse('does not exist');
    if (wanted.kind === 'accept') return applied ? store.acceptChecksum(connection, migration) : refuse('was not applied');
    const begun = ledger.unfinished.find((row) => row.migration === name && row.state === 'begun');
    if (begun?.step !== wanted.step) return refuse(`was not interrupted in step ${String(wanted.step)}`);
    return wanted.outcome === 'done' ? store.finishStep(connection, begun) : store.forgetStep(connection, begun);
  });
}
