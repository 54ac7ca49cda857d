import { randomUUID } from 'node:crypto';
import { sharedPostgres } from '../postgres/index.js';
import type { TemplateDatabase } from './template-database.js';

/** How many copies the server makes at a time: it copies files, and more would only wait for each other. */
const COPIERS = 4;

/** A database of the shared server of the tests, copied by the server. */
export async function postgresTemplate(prepare: (url: string) => Promise<void>): Promise<TemplateDatabase> {
  const server = await sharedPostgres();
  const { Pool } = (await import('pg')).default;
  const template = nameOf('template');
  const url = await server.createDatabase(template);
  const copiers = new Pool({ connectionString: server.url(), max: COPIERS });
  copiers.on('error', () => undefined);
  const drop = async (name: string): Promise<void> => {
    await copiers.query(`drop database if exists "${name}" with (force)`);
  };
  const dispose = async (): Promise<void> => {
    await drop(template);
    await copiers.end();
  };
  try {
    await prepare(url);
    // Nobody may be in it while it is copied, the server's own cleaning included.
    await copiers.query(`alter database "${template}" with allow_connections false`);
    await copiers.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [template]);
  } catch (error) {
    await dispose();
    throw error;
  }
  return {
    engine: 'postgres',
    clone: async () => {
      const copy = nameOf('test');
      await copiers.query(`create database "${copy}" template "${template}"`);
      return { engine: 'postgres', url: server.url(copy), remove: () => drop(copy) };
    },
    [Symbol.asyncDispose]: dispose,
  };
}

function nameOf(kind: string): string {
  return `${kind}_${randomUUID().replaceAll('-', '')}`;
}
