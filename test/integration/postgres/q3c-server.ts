import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { sharedPostgres } from '../../../src/testing/postgres/index.js';

/** A PostgreSQL server with q3c, or one with functions of the same names and meaning. */
export interface Q3cServer {
  /** Makes an empty database in which q3c can be called, and returns its URL. */
  createDatabase(): Promise<string>;
  dropDatabases(): Promise<void>;
}

/** The URL of a server with q3c, of a user who may make databases and extensions; without it functions stand in. */
const SERVER_URL = process.env['SEXTANT_TEST_Q3C_URL'];

export const IS_REAL_Q3C = SERVER_URL !== undefined;

/** For the titles of tests, so that a run says which of both it was. */
export const Q3C_KIND = IS_REAL_Q3C ? 'the server of SEXTANT_TEST_Q3C_URL' : 'stand-in functions; SEXTANT_TEST_Q3C_URL names a real server';

/**
 * The binaries of npm have no extensions. These functions mean what those of q3c do, including that a cone is without its
 * rim; pixels are squares of a thousandth of a degree, which nobody but the index has to know, and no index serves the search.
 */
const STAND_INS = `
CREATE FUNCTION q3c_ang2ipix(ra float8, decl float8) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN floor((decl + 90) * 1000)::bigint * 1000000 + floor(ra * 1000)::bigint;
CREATE FUNCTION q3c_radial_query(ra float8, decl float8, center_ra float8, center_decl float8, radius float8) RETURNS boolean
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN sin(radians(decl - center_decl) / 2) ^ 2 + cos(radians(decl)) * cos(radians(center_decl)) * sin(radians(ra - center_ra) / 2) ^ 2
    < sin(radians(radius) / 2) ^ 2`;

/** Runs statements on a connection of their own. */
export async function runOn(url: string, text: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

export async function q3cServer(): Promise<Q3cServer> {
  const server = SERVER_URL ?? (await sharedPostgres()).url();
  const names: string[] = [];
  return {
    createDatabase: async () => {
      const name = `sextant_q3c_${randomUUID().replaceAll('-', '')}`;
      await runOn(server, `CREATE DATABASE ${name}`);
      names.push(name);
      const url = new URL(server);
      url.pathname = `/${name}`;
      await runOn(url.href, IS_REAL_Q3C ? 'CREATE EXTENSION q3c' : STAND_INS);
      return url.href;
    },
    dropDatabases: async () => {
      for (const name of names.splice(0)) await runOn(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}
