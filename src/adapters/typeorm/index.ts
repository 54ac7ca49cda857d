/** Adapters for PostgreSQL and SQLite on TypeORM. Importing this loads no driver yet; opening a database does. */
export * from './catalog/index.js';
export { TypeormSeedLedger } from './database/seed-ledger.typeorm.js';
export { poolSizeWithin } from './database/pool-size.js';
export { SharedSettingsDiffer } from './database/shared-settings.errors.js';
export { SqlEngines } from './database/sql-engines.js';
export { TypeormDatabase, type DatabaseDefinition } from './database/typeorm-database.js';
export * from './identity/index.js';
export * from './ledger/index.js';
export { generateMigration, type GeneratedMigration, type GenerationRequest } from './migrations/generation/generate.js';
export { DataLossRefused, GenerationFailed, MissingFill, RenameMismatch } from './migrations/generation/generation.errors.js';
export { historyFile, migrationFile } from './migrations/generation/migration-file.js';
export { parseRename, renameText, type Rename } from './migrations/generation/renames.js';
export { initialMigration } from './migrations/initial-migration.js';
export {
  MigrationBlocked,
  MigrationFailed,
  MigrationHistoryConflict,
  MigrationInterrupted,
  MigrationMisnamed,
} from './migrations/migration.errors.js';
export type { MigrationState, MigrationStatus } from './migrations/migration-history.js';
export type { MigrationEvent } from './migrations/migration-target.js';
export { Migrator, type MigrateOptions, type PlannedMigration, type RollbackOptions } from './migrations/migrator.js';
export type { Repair } from './migrations/repair.js';
export type { Migration, MigrationStep, MigrationSteps } from './migrations/migration.js';
export * from './observatory/index.js';
export * from './pilots/index.js';
export * from './reflection/index.js';
export type { SqlConnection, SqlResult, SqlStatement } from './shared/sql-connection.js';
export { SqlTable } from './shared/sql-table.js';
export { statement } from './shared/sql-text.js';
