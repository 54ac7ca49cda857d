import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Backend, EngineName } from './backend.js';

/** A fresh, empty store: nothing for memory, a new file for SQLite, a new database on the shared PostgreSQL of the tests. */
export function newBackend(engine: EngineName): Promise<Backend> {
  return MAKERS[engine]();
}

const MAKERS: Readonly<Record<EngineName, () => Promise<Backend>>> = {
  memory: () => Promise.resolve({ engine: 'memory', url: 'memory:', remove: () => Promise.resolve() }),

  sqlite: () => sqliteFile('sqlite', 'sqlite:'),

  'sqlite (better-sqlite3)': () => sqliteFile('sqlite (better-sqlite3)', 'sqlite+better-sqlite3:'),

  postgres: async () => {
    const { sharedPostgres } = await import('../postgres/index.js');
    const server = await sharedPostgres();
    const name = `test_${randomUUID().replaceAll('-', '')}`;
    const url = await server.createDatabase(name);
    return { engine: 'postgres', url, remove: () => server.dropDatabase(name) };
  },
};

async function sqliteFile(engine: EngineName, scheme: string): Promise<Backend> {
  const folder = await mkdtemp(join(tmpdir(), 'sextant-sqlite-'));
  return {
    engine,
    url: `${scheme}///${join(folder, 'test.db')}`,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
