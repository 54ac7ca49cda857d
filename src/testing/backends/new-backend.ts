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

  sqlite: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sextant-sqlite-'));
    return {
      engine: 'sqlite',
      url: `sqlite:///${join(folder, 'test.db')}`,
      remove: () => rm(folder, { recursive: true, force: true }),
    };
  },

  postgres: async () => {
    const { sharedPostgres } = await import('../postgres/index.js');
    const server = await sharedPostgres();
    const name = `test_${randomUUID().replaceAll('-', '')}`;
    const url = await server.createDatabase(name);
    return { engine: 'postgres', url, remove: () => server.dropDatabase(name) };
  },
};
