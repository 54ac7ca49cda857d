/** Adapters for PostgreSQL and SQLite on TypeORM. Importing this loads no driver yet; opening a database does. */
export { TypeormAstronomicalObjectRepository } from './catalog/astronomical-object.typeorm.js';
export { TypeormAllwiseSourceRepository } from './catalog/allwise-source.typeorm.js';
export { TypeormCrossMatchRepository } from './catalog/cross-match.typeorm.js';
export { TypeormDataQualityRepository } from './catalog/data-quality.typeorm.js';
export { TypeormFeatureRepository } from './catalog/feature.typeorm.js';
export { TypeormFeatureVersionRepository } from './catalog/feature-version.typeorm.js';
export { TypeormGaiaMatchRepository } from './catalog/gaia-match.typeorm.js';
export { TypeormMagnitudeStatisticsRepository } from './catalog/magnitude-statistics.typeorm.js';
export { TypeormPipelineRepository } from './catalog/pipeline.typeorm.js';
export { TypeormProbabilityRepository } from './catalog/probability.typeorm.js';
export { TypeormPs1MatchRepository } from './catalog/ps1-match.typeorm.js';
export { TypeormReferenceImageRepository } from './catalog/reference-image.typeorm.js';
export { TypeormSolarSystemMatchRepository } from './catalog/solar-system-match.typeorm.js';
export { TypeormStepRepository } from './catalog/step.typeorm.js';
export { TypeormTaxonomyRepository } from './catalog/taxonomy.typeorm.js';
export { TypeormCatalogDatabase } from './catalog/catalog.database.typeorm.js';
export { TypeormDetectionRepository } from './catalog/detection.typeorm.js';
export { TypeormNonDetectionRepository } from './catalog/non-detection.typeorm.js';
export { TypeormSeedLedger } from './database/seed-ledger.typeorm.js';
export { poolSizeWithin } from './database/pool-size.js';
export { SharedSettingsDiffer } from './database/shared-settings.errors.js';
export { SqlEngines } from './database/sql-engines.js';
export { TypeormDatabase, type DatabaseDefinition } from './database/typeorm-database.js';
export { TypeormIdentityDatabase } from './identity/identity.database.typeorm.js';
export { TypeormApiTokenRepository } from './identity/api-token.typeorm.js';
export { TypeormRoleGrantRepository } from './identity/role-grant.typeorm.js';
export { TypeormRoleRepository } from './identity/role.typeorm.js';
export { TypeormUserRepository } from './identity/user.typeorm.js';
export { TypeormAccountRepository } from './ledger/account.typeorm.js';
export { TypeormLedgerDatabase } from './ledger/ledger.database.typeorm.js';
export { TypeormTransferRepository } from './ledger/transfer.typeorm.js';
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
export { TypeormComputeElementRepository } from './pilots/compute-element.typeorm.js';
export { TypeormPilotSubmissionRepository } from './pilots/pilot-submission.typeorm.js';
export { TypeormPilotsDatabase } from './pilots/pilots.database.typeorm.js';
export * from './reflection/index.js';
export type { SqlConnection, SqlResult, SqlStatement } from './shared/sql-connection.js';
export { SqlTable } from './shared/sql-table.js';
export { statement } from './shared/sql-text.js';
