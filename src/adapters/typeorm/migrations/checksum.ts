import { createHash } from 'node:crypto';
import type { Migration, MigrationStep } from './migration.js';

/** Of the statements of both directions and dialects: any change of them changes it. */
export function checksumOf(migration: Migration): string {
  return hashOf([migration.up, migration.down]);
}

export function stepChecksum(step: MigrationStep): string {
  return hashOf([step.sql, step.transaction, step.cleanup]);
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
