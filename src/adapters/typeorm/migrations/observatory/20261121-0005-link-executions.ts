import type { Migration } from '../migration.js';

/**
 * - add column executed_obs_units.planned_obs_unit
 * - add foreign key executed_obs_units_planned_obs_unit_fkey of executed_obs_units
 * - add index executed_obs_units_planned_obs_unit of executed_obs_units
 * - add column raw_data_files.instrument_module
 * - add foreign key raw_data_files_instrument_module_fkey of raw_data_files
 * - add index raw_data_files_instrument_module of raw_data_files
 */
export const linkExecutions: Migration = {
  name: '20261121-0005-link-executions',
  up: {
    postgres: [
      `ALTER TABLE "executed_obs_units" ADD COLUMN "planned_obs_unit" character varying(255) COLLATE "C"`,
      `ALTER TABLE "executed_obs_units" ADD CONSTRAINT "executed_obs_units_planned_obs_unit_fkey" FOREIGN KEY ("planned_obs_unit") REFERENCES "obs_units" ("name") NOT VALID`,
      `ALTER TABLE "raw_data_files" ADD COLUMN "instrument_module" character varying(100) COLLATE "C"`,
      `ALTER TABLE "raw_data_files" ADD CONSTRAINT "raw_data_files_instrument_module_fkey" FOREIGN KEY ("instrument_module") REFERENCES "instrument_modules" ("name") NOT VALID`,
      {
        sql: `ALTER TABLE "executed_obs_units" VALIDATE CONSTRAINT "executed_obs_units_planned_obs_unit_fkey"`,
        transaction: 'outside',
        repeatable: true,
      },
      {
        sql: `CREATE INDEX CONCURRENTLY "executed_obs_units_planned_obs_unit" ON "executed_obs_units" ("planned_obs_unit")`,
        transaction: 'outside',
        cleanup: `DROP INDEX CONCURRENTLY IF EXISTS "executed_obs_units_planned_obs_unit"`,
      },
      {
        sql: `ALTER TABLE "raw_data_files" VALIDATE CONSTRAINT "raw_data_files_instrument_module_fkey"`,
        transaction: 'outside',
        repeatable: true,
      },
      {
        sql: `CREATE INDEX CONCURRENTLY "raw_data_files_instrument_module" ON "raw_data_files" ("instrument_module")`,
        transaction: 'outside',
        cleanup: `DROP INDEX CONCURRENTLY IF EXISTS "raw_data_files_instrument_module"`,
      },
    ],
    sqlite: [
      `CREATE TABLE "sextant_new_executed_obs_units" (
  "id" TEXT NOT NULL,
  "obs_unit" TEXT NOT NULL,
  "planned_obs_unit" TEXT,
  "started_at" TEXT NOT NULL,
  "ended_at" TEXT,
  CONSTRAINT "executed_obs_units_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "executed_obs_units_id_length" CHECK (length("id") <= 36),
  CONSTRAINT "executed_obs_units_obs_unit_length" CHECK (length("obs_unit") <= 255),
  CONSTRAINT "executed_obs_units_planned_obs_unit_length" CHECK (length("planned_obs_unit") <= 255),
  CONSTRAINT "executed_obs_units_obs_unit_not_empty" CHECK (length("obs_unit") >= 1),
  CONSTRAINT "executed_obs_units_planned_obs_unit_fkey" FOREIGN KEY ("planned_obs_unit") REFERENCES "obs_units" ("name")
)`,
      `INSERT INTO "sextant_new_executed_obs_units" ("id", "obs_unit", "planned_obs_unit", "started_at", "ended_at") SELECT "id", "obs_unit", NULL, "started_at", "ended_at" FROM "executed_obs_units"`,
      `DROP TABLE "executed_obs_units"`,
      `ALTER TABLE "sextant_new_executed_obs_units" RENAME TO "executed_obs_units"`,
      `CREATE INDEX "executed_obs_units_obs_unit" ON "executed_obs_units" ("obs_unit")`,
      `CREATE INDEX "executed_obs_units_planned_obs_unit" ON "executed_obs_units" ("planned_obs_unit")`,
      `CREATE TABLE "sextant_new_raw_data_files" (
  "id" TEXT NOT NULL,
  "executed_obs_unit_id" TEXT NOT NULL,
  "module" TEXT NOT NULL,
  "instrument_module" TEXT,
  "name" TEXT NOT NULL,
  "size_bytes" INTEGER NOT NULL,
  "checksum" TEXT NOT NULL,
  "raw_data_package_id" TEXT,
  "created_at" TEXT NOT NULL,
  CONSTRAINT "raw_data_files_name_key" UNIQUE ("executed_obs_unit_id", "module", "name"),
  CONSTRAINT "raw_data_files_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "raw_data_files_id_length" CHECK (length("id") <= 36),
  CONSTRAINT "raw_data_files_executed_obs_unit_id_length" CHECK (length("executed_obs_unit_id") <= 36),
  CONSTRAINT "raw_data_files_module_length" CHECK (length("module") <= 100),
  CONSTRAINT "raw_data_files_instrument_module_length" CHECK (length("instrument_module") <= 100),
  CONSTRAINT "raw_data_files_name_length" CHECK (length("name") <= 100),
  CONSTRAINT "raw_data_files_checksum_length" CHECK (length("checksum") <= 64),
  CONSTRAINT "raw_data_files_raw_data_package_id_length" CHECK (length("raw_data_package_id") <= 36),
  CONSTRAINT "raw_data_files_name_not_empty" CHECK (length("name") >= 1),
  CONSTRAINT "raw_data_files_size_not_negative" CHECK ("size_bytes" >= 0),
  CONSTRAINT "raw_data_files_checksum_length" CHECK (length("checksum") >= 64),
  CONSTRAINT "raw_data_files_executed_obs_unit_id_fkey" FOREIGN KEY ("executed_obs_unit_id") REFERENCES "executed_obs_units" ("id"),
  CONSTRAINT "raw_data_files_instrument_module_fkey" FOREIGN KEY ("instrument_module") REFERENCES "instrument_modules" ("name"),
  CONSTRAINT "raw_data_files_raw_data_package_id_fkey" FOREIGN KEY ("raw_data_package_id") REFERENCES "raw_data_packages" ("id")
)`,
      `INSERT INTO "sextant_new_raw_data_files" ("id", "executed_obs_unit_id", "module", "instrument_module", "name", "size_bytes", "checksum", "raw_data_package_id", "created_at") SELECT "id", "executed_obs_unit_id", "module", NULL, "name", "size_bytes", "checksum", "raw_data_package_id", "created_at" FROM "raw_data_files"`,
      `DROP TABLE "raw_data_files"`,
      `ALTER TABLE "sextant_new_raw_data_files" RENAME TO "raw_data_files"`,
      `CREATE INDEX "raw_data_files_instrument_module" ON "raw_data_files" ("instrument_module")`,
      `CREATE INDEX "raw_data_files_raw_data_package_id" ON "raw_data_files" ("raw_data_package_id")`,
    ],
  },
  down: {
    postgres: [
      `ALTER TABLE "executed_obs_units" DROP COLUMN "planned_obs_unit"`,
      `ALTER TABLE "raw_data_files" DROP COLUMN "instrument_module"`,
    ],
    sqlite: [
      `CREATE TABLE "sextant_new_executed_obs_units" (
  "id" TEXT NOT NULL,
  "obs_unit" TEXT NOT NULL,
  "started_at" TEXT NOT NULL,
  "ended_at" TEXT,
  CONSTRAINT "executed_obs_units_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "executed_obs_units_id_length" CHECK (length("id") <= 36),
  CONSTRAINT "executed_obs_units_obs_unit_length" CHECK (length("obs_unit") <= 255),
  CONSTRAINT "executed_obs_units_obs_unit_not_empty" CHECK (length("obs_unit") >= 1)
)`,
      `INSERT INTO "sextant_new_executed_obs_units" ("id", "obs_unit", "started_at", "ended_at") SELECT "id", "obs_unit", "started_at", "ended_at" FROM "executed_obs_units"`,
      `DROP TABLE "executed_obs_units"`,
      `ALTER TABLE "sextant_new_executed_obs_units" RENAME TO "executed_obs_units"`,
      `CREATE INDEX "executed_obs_units_obs_unit" ON "executed_obs_units" ("obs_unit")`,
      `CREATE TABLE "sextant_new_raw_data_files" (
  "id" TEXT NOT NULL,
  "executed_obs_unit_id" TEXT NOT NULL,
  "module" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "size_bytes" INTEGER NOT NULL,
  "checksum" TEXT NOT NULL,
  "raw_data_package_id" TEXT,
  "created_at" TEXT NOT NULL,
  CONSTRAINT "raw_data_files_name_key" UNIQUE ("executed_obs_unit_id", "module", "name"),
  CONSTRAINT "raw_data_files_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "raw_data_files_id_length" CHECK (length("id") <= 36),
  CONSTRAINT "raw_data_files_executed_obs_unit_id_length" CHECK (length("executed_obs_unit_id") <= 36),
  CONSTRAINT "raw_data_files_module_length" CHECK (length("module") <= 100),
  CONSTRAINT "raw_data_files_name_length" CHECK (length("name") <= 100),
  CONSTRAINT "raw_data_files_checksum_length" CHECK (length("checksum") <= 64),
  CONSTRAINT "raw_data_files_raw_data_package_id_length" CHECK (length("raw_data_package_id") <= 36),
  CONSTRAINT "raw_data_files_name_not_empty" CHECK (length("name") >= 1),
  CONSTRAINT "raw_data_files_size_not_negative" CHECK ("size_bytes" >= 0),
  CONSTRAINT "raw_data_files_checksum_length" CHECK (length("checksum") >= 64),
  CONSTRAINT "raw_data_files_executed_obs_unit_id_fkey" FOREIGN KEY ("executed_obs_unit_id") REFERENCES "executed_obs_units" ("id"),
  CONSTRAINT "raw_data_files_raw_data_package_id_fkey" FOREIGN KEY ("raw_data_package_id") REFERENCES "raw_data_packages" ("id")
)`,
      `INSERT INTO "sextant_new_raw_data_files" ("id", "executed_obs_unit_id", "module", "name", "size_bytes", "checksum", "raw_data_package_id", "created_at") SELECT "id", "executed_obs_unit_id", "module", "name", "size_bytes", "checksum", "raw_data_package_id", "created_at" FROM "raw_data_files"`,
      `DROP TABLE "raw_data_files"`,
      `ALTER TABLE "sextant_new_raw_data_files" RENAME TO "raw_data_files"`,
      `CREATE INDEX "raw_data_files_raw_data_package_id" ON "raw_data_files" ("raw_data_package_id")`,
    ],
  },
  rebuildsReferencedTables: true,
};
