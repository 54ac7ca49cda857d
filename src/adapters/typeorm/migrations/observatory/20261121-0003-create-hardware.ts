import type { Migration } from '../migration.js';

/**
 * - create table observatories
 * - create table telescopes
 * - create table instruments
 * - create table instrument_modules
 * - create table instrument_module_configurations
 */
export const createHardware: Migration = {
  name: '20261121-0003-create-hardware',
  up: {
    postgres: [
      `CREATE TABLE "observatories" (
  "name" character varying(100) COLLATE "C" NOT NULL,
  "description" character varying(255) COLLATE "C" NOT NULL,
  CONSTRAINT "observatories_pkey" PRIMARY KEY ("name"),
  CONSTRAINT "observatories_name_not_empty" CHECK (length("name") >= 1),
  CONSTRAINT "observatories_description_not_empty" CHECK (length("description") >= 1)
)`,
      `CREATE TABLE "telescopes" (
  "name" character varying(100) COLLATE "C" NOT NULL,
  "observatory" character varying(100) COLLATE "C" NOT NULL,
  "description" character varying(255) COLLATE "C" NOT NULL,
  "altitude_metres" double precision NOT NULL,
  "latitude" double precision NOT NULL,
  "longitude" double precision NOT NULL,
  CONSTRAINT "telescopes_pkey" PRIMARY KEY ("name"),
  CONSTRAINT "telescopes_name_not_empty" CHECK (length("name") >= 1),
  CONSTRAINT "telescopes_description_not_empty" CHECK (length("description") >= 1),
  CONSTRAINT "telescopes_altitude_range" CHECK ("altitude_metres" BETWEEN -500 AND 9000),
  CONSTRAINT "telescopes_latitude_range" CHECK ("latitude" BETWEEN -90 AND 90),
  CONSTRAINT "telescopes_longitude_range" CHECK ("longitude" BETWEEN -180 AND 180),
  CONSTRAINT "telescopes_observatory_fkey" FOREIGN KEY ("observatory") REFERENCES "observatories" ("name")
)`,
      `CREATE INDEX "telescopes_observatory" ON "telescopes" ("observatory")`,
      `CREATE TABLE "instruments" (
  "name" character varying(100) COLLATE "C" NOT NULL,
  "telescope" character varying(100) COLLATE "C" NOT NULL,
  "description" character varying(255) COLLATE "C" NOT NULL,
  "available" boolean NOT NULL,
  CONSTRAINT "instruments_pkey" PRIMARY KEY ("name"),
  CONSTRAINT "instruments_name_not_empty" CHECK (length("name") >= 1),
  CONSTRAINT "instruments_description_not_empty" CHECK (length("description") >= 1),
  CONSTRAINT "instruments_telescope_fkey" FOREIGN KEY ("telescope") REFERENCES "telescopes" ("name")
)`,
      `CREATE INDEX "instruments_telescope" ON "instruments" ("telescope")`,
      `CREATE TABLE "instrument_modules" (
  "name" character varying(100) COLLATE "C" NOT NULL,
  "instrument" character varying(100) COLLATE "C" NOT NULL,
  "description" character varying(255) COLLATE "C" NOT NULL,
  CONSTRAINT "instrument_modules_pkey" PRIMARY KEY ("name"),
  CONSTRAINT "instrument_modules_name_not_empty" CHECK (length("name") >= 1),
  CONSTRAINT "instrument_modules_description_not_empty" CHECK (length("description") >= 1),
  CONSTRAINT "instrument_modules_instrument_fkey" FOREIGN KEY ("instrument") REFERENCES "instruments" ("name")
)`,
      `CREATE INDEX "instrument_modules_instrument" ON "instrument_modules" ("instrument")`,
      `CREATE TABLE "instrument_module_configurations" (
  "module" character varying(100) COLLATE "C" NOT NULL,
  "name" character varying(100) COLLATE "C" NOT NULL,
  "description" character varying(255) COLLATE "C" NOT NULL,
  "parameters" character varying(2000) COLLATE "C" NOT NULL,
  CONSTRAINT "instrument_module_configurations_pkey" PRIMARY KEY ("module", "name"),
  CONSTRAINT "instrument_module_configurations_name_not_empty" CHECK (length("name") >= 1),
  CONSTRAINT "instrument_module_configurations_description_not_empty" CHECK (length("description") >= 1),
  CONSTRAINT "instrument_module_configurations_parameters_not_empty" CHECK (length("parameters") >= 2),
  CONSTRAINT "instrument_module_configurations_module_fkey" FOREIGN KEY ("module") REFERENCES "instrument_modules" ("name")
)`,
    ],
    sqlite: [
      `CREATE TABLE "observatories" (
  "name" TEXT NOT NULL,
  "description" TEXT NOT NULL,
  CONSTRAINT "observatories_pkey" PRIMARY KEY ("name"),
  CONSTRAINT "observatories_name_length" CHECK (length("name") <= 100),
  CONSTRAINT "observatories_description_length" CHECK (length("description") <= 255),
  CONSTRAINT "observatories_name_not_empty" CHECK (length("name") >= 1),
  CONSTRAINT "observatories_description_not_empty" CHECK (length("description") >= 1)
)`,
      `CREATE TABLE "telescopes" (
  "name" TEXT NOT NULL,
  "observatory" TEXT NOT NULL,
  "description" TEXT NOT NULL,
  "altitude_metres" REAL NOT NULL,
  "latitude" REAL NOT NULL,
  "longitude" REAL NOT NULL,
  CONSTRAINT "telescopes_pkey" PRIMARY KEY ("name"),
  CONSTRAINT "telescopes_name_length" CHECK (length("name") <= 100),
  CONSTRAINT "telescopes_observatory_length" CHECK (length("observatory") <= 100),
  CONSTRAINT "telescopes_description_length" CHECK (length("description") <= 255),
  CONSTRAINT "telescopes_name_not_empty" CHECK (length("name") >= 1),
  CONSTRAINT "telescopes_description_not_empty" CHECK (length("description") >= 1),
  CONSTRAINT "telescopes_altitude_range" CHECK ("altitude_metres" BETWEEN -500 AND 9000),
  CONSTRAINT "telescopes_latitude_range" CHECK ("latitude" BETWEEN -90 AND 90),
  CONSTRAINT "telescopes_longitude_range" CHECK ("longitude" BETWEEN -180 AND 180),
  CONSTRAINT "telescopes_observatory_fkey" FOREIGN KEY ("observatory") REFERENCES "observatories" ("name")
)`,
      `CREATE INDEX "telescopes_observatory" ON "telescopes" ("observatory")`,
      `CREATE TABLE "instruments" (
  "name" TEXT NOT NULL,
  "telescope" TEXT NOT NULL,
  "description" TEXT NOT NULL,
  "available" INTEGER NOT NULL,
  CONSTRAINT "instruments_pkey" PRIMARY KEY ("name"),
  CONSTRAINT "instruments_name_length" CHECK (length("name") <= 100),
  CONSTRAINT "instruments_telescope_length" CHECK (length("telescope") <= 100),
  CONSTRAINT "instruments_description_length" CHECK (length("description") <= 255),
  CONSTRAINT "instruments_name_not_empty" CHECK (length("name") >= 1),
  CONSTRAINT "instruments_description_not_empty" CHECK (length("description") >= 1),
  CONSTRAINT "instruments_telescope_fkey" FOREIGN KEY ("telescope") REFERENCES "telescopes" ("name")
)`,
      `CREATE INDEX "instruments_telescope" ON "instruments" ("telescope")`,
      `CREATE TABLE "instrument_modules" (
  "name" TEXT NOT NULL,
  "instrument" TEXT NOT NULL,
  "description" TEXT NOT NULL,
  CONSTRAINT "instrument_modules_pkey" PRIMARY KEY ("name"),
  CONSTRAINT "instrument_modules_name_length" CHECK (length("name") <= 100),
  CONSTRAINT "instrument_modules_instrument_length" CHECK (length("instrument") <= 100),
  CONSTRAINT "instrument_modules_description_length" CHECK (length("description") <= 255),
  CONSTRAINT "instrument_modules_name_not_empty" CHECK (length("name") >= 1),
  CONSTRAINT "instrument_modules_description_not_empty" CHECK (length("description") >= 1),
  CONSTRAINT "instrument_modules_instrument_fkey" FOREIGN KEY ("instrument") REFERENCES "instruments" ("name")
)`,
      `CREATE INDEX "instrument_modules_instrument" ON "instrument_modules" ("instrument")`,
      `CREATE TABLE "instrument_module_configurations" (
  "module" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "description" TEXT NOT NULL,
  "parameters" TEXT NOT NULL,
  CONSTRAINT "instrument_module_configurations_pkey" PRIMARY KEY ("module", "name"),
  CONSTRAINT "instrument_module_configurations_module_length" CHECK (length("module") <= 100),
  CONSTRAINT "instrument_module_configurations_name_length" CHECK (length("name") <= 100),
  CONSTRAINT "instrument_module_configurations_description_length" CHECK (length("description") <= 255),
  CONSTRAINT "instrument_module_configurations_parameters_length" CHECK (length("parameters") <= 2000),
  CONSTRAINT "instrument_module_configurations_name_not_empty" CHECK (length("name") >= 1),
  CONSTRAINT "instrument_module_configurations_description_not_empty" CHECK (length("description") >= 1),
  CONSTRAINT "instrument_module_configurations_parameters_not_empty" CHECK (length("parameters") >= 2),
  CONSTRAINT "instrument_module_configurations_module_fkey" FOREIGN KEY ("module") REFERENCES "instrument_modules" ("name")
)`,
    ],
  },
  down: {
    postgres: [
      `ALTER TABLE "instrument_module_configurations" DROP CONSTRAINT "instrument_module_configurations_module_fkey"`,
      `ALTER TABLE "instrument_modules" DROP CONSTRAINT "instrument_modules_instrument_fkey"`,
      `ALTER TABLE "instruments" DROP CONSTRAINT "instruments_telescope_fkey"`,
      `ALTER TABLE "telescopes" DROP CONSTRAINT "telescopes_observatory_fkey"`,
      `DROP TABLE "instrument_module_configurations"`,
      `DROP TABLE "instrument_modules"`,
      `DROP TABLE "instruments"`,
      `DROP TABLE "telescopes"`,
      `DROP TABLE "observatories"`,
    ],
    sqlite: [
      `DROP TABLE "instrument_module_configurations"`,
      `DROP TABLE "instrument_modules"`,
      `DROP TABLE "instruments"`,
      `DROP TABLE "telescopes"`,
      `DROP TABLE "observatories"`,
    ],
  },
};
