import type { Migration, MigrationStep } from '../../src/adapters/typeorm/migrations/migration.js';

export const STEPS = 10;

/** Ten statements in one transaction: a table, rows of different sizes, an index, a column, and rows again. */
const STATEMENTS = [
  'CREATE TABLE fault_star (id integer PRIMARY KEY, name text NOT NULL)',
  "INSERT INTO fault_star VALUES (1, 'Sirius')",
  "INSERT INTO fault_star VALUES (2, 'Vega')",
  'CREATE INDEX fault_star_name ON fault_star (name)',
  'ALTER TABLE fault_star ADD COLUMN magnitude double precision',
  'UPDATE fault_star SET magnitude = -1.46 WHERE id = 1',
  'CREATE TABLE fault_planet (id integer PRIMARY KEY, star integer NOT NULL REFERENCES fault_star (id))',
  'INSERT INTO fault_planet VALUES (1, 2)',
  "INSERT INTO fault_star VALUES (3, 'Rigel', 0.13)",
  'CREATE INDEX fault_planet_star ON fault_planet (star)',
];

const down = ['DROP TABLE fault_planet', 'DROP TABLE fault_star'];

export const transactional: Migration = {
  name: '0001-in-one-transaction',
  up: { postgres: STATEMENTS, sqlite: STATEMENTS },
  down: { postgres: down, sqlite: down },
};

/** The same with two steps that PostgreSQL runs outside of a transaction only, one of which can begin again by itself. */
const IN_PARTS: readonly (string | MigrationStep)[] = STATEMENTS.map((sql, index) => {
  if (index === 3)
    return {
      sql: 'CREATE INDEX CONCURRENTLY fault_star_name ON fault_star (name)',
      transaction: 'outside',
      cleanup: 'DROP INDEX CONCURRENTLY IF EXISTS fault_star_name',
    };
  if (index === 9) return { sql: 'CREATE INDEX CONCURRENTLY fault_planet_star ON fault_planet (star)', transaction: 'outside' };
  return sql;
});

export const inParts: Migration = { ...transactional, name: '0001-in-parts', up: { postgres: IN_PARTS, sqlite: STATEMENTS } };
