import type { Migration } from '../migration.js';

/**
 * - create table observing_programs
 * - create table sub_observing_programs
 * - create table sources
 * - create table fixed_sources
 * - create table solar_system_objects
 * - create table constant_elevation_sources
 * - create table obs_units
 * - create table obs_unit_module_configurations
 */
export const createPlanning: Migration = {
  name: '20261121-0004-create-planning',
  up: {
    postgres: [
      `CREATE TABLE "observing_programs" (
  "short_name" character varying(100) COLLATE "C" NOT NULL,
  "title" character varying(255) COLLATE "C" NOT NULL,
  CONSTRAINT "observing_programs_pkey" PRIMARY KEY ("short_name"),
  CONSTRAINT "observing_programs_short_name_not_empty" CHECK (length("short_name") >= 1),
  CONSTRAINT "observing_programs_title_not_empty" CHECK (length("title") >= 1)
)`,
      `CREATE TABLE "sources" (
  "name" character varying(255) COLLATE "C" NOT NULL,
  "kind" character varying(30) COLLATE "C" NOT NULL,
  CONSTRAINT "sources_pkey" PRIMARY KEY ("name"),
  CONSTRAINT "sources_kind_key" UNIQUE ("name", "kind"),
  CONSTRAINT "sources_name_not_empty" CHECK (length("name") >= 1),
  CONSTRAINT "sources_kind_known" CHECK ("kind" IN ('fixed', 'solar system', 'constant elevation'))
)`,
      `CREATE INDEX "sources_kind" ON "sources" ("kind", "name")`,
      `CREATE TABLE "constant_elevation_sources" (
  "name" character varying(255) COLLATE "C" NOT NULL,
  "kind" character varying(30) COLLATE "C" NOT NULL,
  "azimuth_from" double precision NOT NULL,
  "azimuth_to" double precision NOT NULL,
  "elevation" double precision NOT NULL,
  CONSTRAINT "constant_elevation_sources_pkey" PRIMARY KEY ("name"),
  CONSTRAINT "constant_elevation_sources_kind_constant_elevation" CHECK ("kind" IN ('constant elevation')),
  CONSTRAINT "constant_elevation_sources_azimuth_from_range" CHECK ("azimuth_from" BETWEEN -360 AND 360),
  CONSTRAINT "constant_elevation_sources_azimuth_to_range" CHECK ("azimuth_to" BETWEEN -360 AND 720),
  CONSTRAINT "constant_elevation_sources_elevation_range" CHECK ("elevation" BETWEEN 0 AND 90),
  CONSTRAINT "constant_elevation_sources_source_fkey" FOREIGN KEY ("name", "kind") REFERENCES "sources" ("name", "kind") ON DELETE CASCADE
)`,
      `CREATE TABLE "fixed_sources" (
  "name" character varying(255) COLLATE "C" NOT NULL,
  "kind" character varying(30) COLLATE "C" NOT NULL,
  "ra" double precision NOT NULL,
  "dec" double precision NOT NULL,
  CONSTRAINT "fixed_sources_pkey" PRIMARY KEY ("name"),
  CONSTRAINT "fixed_sources_kind_fixed" CHECK ("kind" IN ('fixed')),
  CONSTRAINT "fixed_sources_ra_range" CHECK ("ra" BETWEEN 0 AND 360),
  CONSTRAINT "fixed_sources_dec_range" CHECK ("dec" BETWEEN -90 AND 90),
  CONSTRAINT "fixed_sources_source_fkey" FOREIGN KEY ("name", "kind") REFERENCES "sources" ("name", "kind") ON DELETE CASCADE
)`,
      `CREATE TABLE "solar_system_objects" (
  "name" character varying(255) COLLATE "C" NOT NULL,
  "kind" character varying(30) COLLATE "C" NOT NULL,
  "naif_id" integer NOT NULL,
  CONSTRAINT "solar_system_objects_pkey" PRIMARY KEY ("name"),
  CONSTRAINT "solar_system_objects_kind_solar_system" CHECK ("kind" IN ('solar system')),
  CONSTRAINT "solar_system_objects_naif_id_not_negative" CHECK ("naif_id" >= 0),
  CONSTRAINT "solar_system_objects_source_fkey" FOREIGN KEY ("name", "kind") REFERENCES "sources" ("name", "kind") ON DELETE CASCADE
)`,
      `CREATE TABLE "sub_observing_programs" (
  "program" character varying(100) COLLATE "C" NOT NULL,
  "name" character varying(100) COLLATE "C" NOT NULL,
  "title" character varying(255) COLLATE "C" NOT NULL,
  CONSTRAINT "sub_observing_programs_pkey" PRIMARY KEY ("program", "name"),
  CONSTRAINT "sub_observing_programs_name_not_empty" CHECK (length("name") >= 1),
  CONSTRAINT "sub_observing_programs_title_not_empty" CHECK (length("title") >= 1),
  CONSTRAINT "sub_observing_programs_program_fkey" FOREIGN KEY ("program") REFERENCES "observing_programs" ("short_name")
)`,
      `CREATE TABLE "obs_units" (
  "name" character varying(255) COLLATE "C" NOT NULL,
  "program" character varying(100) COLLATE "C" NOT NULL,
  "sub_program" character varying(100) COLLATE "C" NOT NULL,
  "source" character varying(255) COLLATE "C" NOT NULL,
  "obs_mode" character varying(255) COLLATE "C" NOT NULL,
  "observation_configuration" character varying(2000) COLLATE "C" NOT NULL,
  "priority" integer NOT NULL,
  "planned_executions" integer NOT NULL,
  CONSTRAINT "obs_units_pkey" PRIMARY KEY ("name"),
  CONSTRAINT "obs_units_name_not_empty" CHECK (length("name") >= 1),
  CONSTRAINT "obs_units_obs_mode_not_empty" CHECK (length("obs_mode") >= 1),
  CONSTRAINT "obs_units_observation_configuration_not_empty" CHECK (length("observation_configuration") >= 2),
  CONSTRAINT "obs_units_priority_range" CHECK ("priority" BETWEEN 0 AND 1000000),
  CONSTRAINT "obs_units_planned_executions_range" CHECK ("planned_executions" BETWEEN 1 AND 1000000),
  CONSTRAINT "obs_units_sub_program_fkey" FOREIGN KEY ("program", "sub_program") REFERENCES "sub_observing_programs" ("program", "name"),
  CONSTRAINT "obs_units_source_fkey" FOREIGN KEY ("source") REFERENCES "sources" ("name")
)`,
      `CREATE INDEX "obs_units_program" ON "obs_units" ("program", "sub_program", "name")`,
      `CREATE INDEX "obs_units_source" ON "obs_units" ("source", "priority", "name")`,
      `CREATE TABLE "obs_unit_module_configurations" (
  "obs_unit" character varying(255) COLLATE "C" NOT NULL,
  "module" character varying(100) COLLATE "C" NOT NULL,
  "configuration" character varying(100) COLLATE "C" NOT NULL,
  CONSTRAINT "obs_unit_module_configurations_pkey" PRIMARY KEY ("obs_unit", "module"),
  CONSTRAINT "obs_unit_module_configurations_obs_unit_fkey" FOREIGN KEY ("obs_unit") REFERENCES "obs_units" ("name") ON DELETE CASCADE,
  CONSTRAINT "obs_unit_module_configurations_configuration_fkey" FOREIGN KEY ("module", "configuration") REFERENCES "instrument_module_configurations" ("module", "name")
)`,
      `CREATE INDEX "obs_unit_module_configurations_configuration" ON "obs_unit_module_configurations" ("module", "configuration")`,
    ],
    sqlite: [
      `CREATE TABLE "observing_programs" (
  "short_name" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  CONSTRAINT "observing_programs_pkey" PRIMARY KEY ("short_name"),
  CONSTRAINT "observing_programs_short_name_length" CHECK (length("short_name") <= 100),
  CONSTRAINT "observing_programs_title_length" CHECK (length("title") <= 255),
  CONSTRAINT "observing_programs_short_name_not_empty" CHECK (length("short_name") >= 1),
  CONSTRAINT "observing_programs_title_not_empty" CHECK (length("title") >= 1)
)`,
      `CREATE TABLE "sources" (
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  CONSTRAINT "sources_kind_key" UNIQUE ("name", "kind"),
  CONSTRAINT "sources_pkey" PRIMARY KEY ("name"),
  CONSTRAINT "sources_name_length" CHECK (length("name") <= 255),
  CONSTRAINT "sources_kind_length" CHECK (length("kind") <= 30),
  CONSTRAINT "sources_name_not_empty" CHECK (length("name") >= 1),
  CONSTRAINT "sources_kind_known" CHECK ("kind" IN ('fixed', 'solar system', 'constant elevation'))
)`,
      `CREATE INDEX "sources_kind" ON "sources" ("kind", "name")`,
      `CREATE TABLE "constant_elevation_sources" (
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "azimuth_from" REAL NOT NULL,
  "azimuth_to" REAL NOT NULL,
  "elevation" REAL NOT NULL,
  CONSTRAINT "constant_elevation_sources_pkey" PRIMARY KEY ("name"),
  CONSTRAINT "constant_elevation_sources_name_length" CHECK (length("name") <= 255),
  CONSTRAINT "constant_elevation_sources_kind_length" CHECK (length("kind") <= 30),
  CONSTRAINT "constant_elevation_sources_kind_constant_elevation" CHECK ("kind" IN ('constant elevation')),
  CONSTRAINT "constant_elevation_sources_azimuth_from_range" CHECK ("azimuth_from" BETWEEN -360 AND 360),
  CONSTRAINT "constant_elevation_sources_azimuth_to_range" CHECK ("azimuth_to" BETWEEN -360 AND 720),
  CONSTRAINT "constant_elevation_sources_elevation_range" CHECK ("elevation" BETWEEN 0 AND 90),
  CONSTRAINT "constant_elevation_sources_source_fkey" FOREIGN KEY ("name", "kind") REFERENCES "sources" ("name", "kind") ON DELETE CASCADE
)`,
      `CREATE TABLE "fixed_sources" (
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "ra" REAL NOT NULL,
  "dec" REAL NOT NULL,
  CONSTRAINT "fixed_sources_pkey" PRIMARY KEY ("name"),
  CONSTRAINT "fixed_sources_name_length" CHECK (length("name") <= 255),
  CONSTRAINT "fixed_sources_kind_length" CHECK (length("kind") <= 30),
  CONSTRAINT "fixed_sources_kind_fixed" CHECK ("kind" IN ('fixed')),
  CONSTRAINT "fixed_sources_ra_range" CHECK ("ra" BETWEEN 0 AND 360),
  CONSTRAINT "fixed_sources_dec_range" CHECK ("dec" BETWEEN -90 AND 90),
  CONSTRAINT "fixed_sources_source_fkey" FOREIGN KEY ("name", "kind") REFERENCES "sources" ("name", "kind") ON DELETE CASCADE
)`,
      `CREATE TABLE "solar_system_objects" (
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "naif_id" INTEGER NOT NULL,
  CONSTRAINT "solar_system_objects_pkey" PRIMARY KEY ("name"),
  CONSTRAINT "solar_system_objects_name_length" CHECK (length("name") <= 255),
  CONSTRAINT "solar_system_objects_kind_length" CHECK (length("kind") <= 30),
  CONSTRAINT "solar_system_objects_kind_solar_system" CHECK ("kind" IN ('solar system')),
  CONSTRAINT "solar_system_objects_naif_id_not_negative" CHECK ("naif_id" >= 0),
  CONSTRAINT "solar_system_objects_source_fkey" FOREIGN KEY ("name", "kind") REFERENCES "sources" ("name", "kind") ON DELETE CASCADE
)`,
      `CREATE TABLE "sub_observing_programs" (
  "program" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  CONSTRAINT "sub_observing_programs_pkey" PRIMARY KEY ("program", "name"),
  CONSTRAINT "sub_observing_programs_program_length" CHECK (length("program") <= 100),
  CONSTRAINT "sub_observing_programs_name_length" CHECK (length("name") <= 100),
  CONSTRAINT "sub_observing_programs_title_length" CHECK (length("title") <= 255),
  CONSTRAINT "sub_observing_programs_name_not_empty" CHECK (length("name") >= 1),
  CONSTRAINT "sub_observing_programs_title_not_empty" CHECK (length("title") >= 1),
  CONSTRAINT "sub_observing_programs_program_fkey" FOREIGN KEY ("program") REFERENCES "observing_programs" ("short_name")
)`,
      `CREATE TABLE "obs_units" (
  "name" TEXT NOT NULL,
  "program" TEXT NOT NULL,
  "sub_program" TEXT NOT NULL,
  "source" TEXT NOT NULL,
  "obs_mode" TEXT NOT NULL,
  "observation_configuration" TEXT NOT NULL,
  "priority" INTEGER NOT NULL,
  "planned_executions" INTEGER NOT NULL,
  CONSTRAINT "obs_units_pkey" PRIMARY KEY ("name"),
  CONSTRAINT "obs_units_name_length" CHECK (length("name") <= 255),
  CONSTRAINT "obs_units_program_length" CHECK (length("program") <= 100),
  CONSTRAINT "obs_units_sub_program_length" CHECK (length("sub_program") <= 100),
  CONSTRAINT "obs_units_source_length" CHECK (length("source") <= 255),
  CONSTRAINT "obs_units_obs_mode_length" CHECK (length("obs_mode") <= 255),
  CONSTRAINT "obs_units_observation_configuration_length" CHECK (length("observation_configuration") <= 2000),
  CONSTRAINT "obs_units_name_not_empty" CHECK (length("name") >= 1),
  CONSTRAINT "obs_units_obs_mode_not_empty" CHECK (length("obs_mode") >= 1),
  CONSTRAINT "obs_units_observation_configuration_not_empty" CHECK (length("observation_configuration") >= 2),
  CONSTRAINT "obs_units_priority_range" CHECK ("priority" BETWEEN 0 AND 1000000),
  CONSTRAINT "obs_units_planned_executions_range" CHECK ("planned_executions" BETWEEN 1 AND 1000000),
  CONSTRAINT "obs_units_sub_program_fkey" FOREIGN KEY ("program", "sub_program") REFERENCES "sub_observing_programs" ("program", "name"),
  CONSTRAINT "obs_units_source_fkey" FOREIGN KEY ("source") REFERENCES "sources" ("name")
)`,
      `CREATE INDEX "obs_units_program" ON "obs_units" ("program", "sub_program", "name")`,
      `CREATE INDEX "obs_units_source" ON "obs_units" ("source", "priority", "name")`,
      `CREATE TABLE "obs_unit_module_configurations" (
  "obs_unit" TEXT NOT NULL,
  "module" TEXT NOT NULL,
  "configuration" TEXT NOT NULL,
  CONSTRAINT "obs_unit_module_configurations_pkey" PRIMARY KEY ("obs_unit", "module"),
  CONSTRAINT "obs_unit_module_configurations_obs_unit_length" CHECK (length("obs_unit") <= 255),
  CONSTRAINT "obs_unit_module_configurations_module_length" CHECK (length("module") <= 100),
  CONSTRAINT "obs_unit_module_configurations_configuration_length" CHECK (length("configuration") <= 100),
  CONSTRAINT "obs_unit_module_configurations_obs_unit_fkey" FOREIGN KEY ("obs_unit") REFERENCES "obs_units" ("name") ON DELETE CASCADE,
  CONSTRAINT "obs_unit_module_configurations_configuration_fkey" FOREIGN KEY ("module", "configuration") REFERENCES "instrument_module_configurations" ("module", "name")
)`,
      `CREATE INDEX "obs_unit_module_configurations_configuration" ON "obs_unit_module_configurations" ("module", "configuration")`,
    ],
  },
  down: {
    postgres: [
      `ALTER TABLE "obs_unit_module_configurations" DROP CONSTRAINT "obs_unit_module_configurations_configuration_fkey"`,
      `ALTER TABLE "obs_unit_module_configurations" DROP CONSTRAINT "obs_unit_module_configurations_obs_unit_fkey"`,
      `ALTER TABLE "obs_units" DROP CONSTRAINT "obs_units_source_fkey"`,
      `ALTER TABLE "obs_units" DROP CONSTRAINT "obs_units_sub_program_fkey"`,
      `ALTER TABLE "sub_observing_programs" DROP CONSTRAINT "sub_observing_programs_program_fkey"`,
      `ALTER TABLE "solar_system_objects" DROP CONSTRAINT "solar_system_objects_source_fkey"`,
      `ALTER TABLE "fixed_sources" DROP CONSTRAINT "fixed_sources_source_fkey"`,
      `ALTER TABLE "constant_elevation_sources" DROP CONSTRAINT "constant_elevation_sources_source_fkey"`,
      `DROP TABLE "obs_unit_module_configurations"`,
      `DROP TABLE "obs_units"`,
      `DROP TABLE "sub_observing_programs"`,
      `DROP TABLE "solar_system_objects"`,
      `DROP TABLE "fixed_sources"`,
      `DROP TABLE "constant_elevation_sources"`,
      `DROP TABLE "sources"`,
      `DROP TABLE "observing_programs"`,
    ],
    sqlite: [
      `DROP TABLE "obs_unit_module_configurations"`,
      `DROP TABLE "obs_units"`,
      `DROP TABLE "sub_observing_programs"`,
      `DROP TABLE "solar_system_objects"`,
      `DROP TABLE "fixed_sources"`,
      `DROP TABLE "constant_elevation_sources"`,
      `DROP TABLE "sources"`,
      `DROP TABLE "observing_programs"`,
    ],
  },
};
