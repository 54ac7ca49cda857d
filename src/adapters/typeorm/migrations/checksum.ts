import { createHash } from 'node:crypto';
import type { Migration, MigrationStep } from './migration.js';

/** Of the statements of both directions and dialects: any change of them changes it. */
export function checksumOf(migration: Migration): string {
  return hashOf([migration.up, migration.down]);
}

/** Remembers them: a history is gone through again before each of its migrations. */
export class Checksums {
  private readonly known = new Map<Migration, string>();

  of(migration: Migration): string {
    let checksum = this.known.get(migration);
    if (checksum === undefined) this.known.set(migration, (checksum = checksumOf(migration)));
    return checksum;
  }
}

export function stepChecksum(step: MigrationStep): string {
  return hashOf([step.sql, step.transaction, step.cleanup]);
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
