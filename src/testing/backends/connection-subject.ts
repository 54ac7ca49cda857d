import { randomUUID } from 'node:crypto';
import type { Database } from '../../ports/shared/database.js';
import type { SwitchableDatabase } from '../../ports/shared/switchable-database.js';
import type { EngineName } from './backend.js';

/** A server with two users and a base database in two versions, for contracts of connections. */
export interface ConnectionSubject {
  readonly host: string;
  readonly port: number;
  /** Has no password. */
  readonly reader: string;
  readonly owner: string;
  readonly ownerPassword: string;
  /** Its name contains `_`; `<base>_v2` is there too. */
  readonly base: string;
  /** A fresh database, open at the base as the reader. */
  open(): Promise<ConnectedDatabase>;
  close(): Promise<void>;
}

export interface ConnectedDatabase {
  readonly database: Database & SwitchableDatabase;
  /** What the server says about who is connected to what. */
  whereabouts(): Promise<{ readonly user: string; readonly database: string }>;
}

const OWNER_PASSWORD = 'p@ss:w/rd canary';

export async function openConnectionSubject(engine: Extract<EngineName, 'memory' | 'postgres'>): Promise<ConnectionSubject> {
  return engine === 'memory' ? onMemory() : onPostgres();
}

async function onMemory(): Promise<ConnectionSubject> {
  const { MemoryDatabase, MemoryServer } = await import('../../adapters/memory/index.js');
  const { parseDatabaseUrl } = await import('../../connections/index.js');
  const server = new MemoryServer({
    users: { reader: undefined, owner: OWNER_PASSWORD },
    databases: ['sky_survey', 'sky_survey_v2'],
  });
  return {
    host: 'localhost',
    port: 5432,
    reader: 'reader',
    owner: 'owner',
    ownerPassword: OWNER_PASSWORD,
    base: 'sky_survey',
    open: async () => {
      const database = new MemoryDatabase('sky', [], { server, url: 'postgresql://reader@localhost:5432/sky_survey' });
      await database.initialize();
      const whereabouts = async (): Promise<{ user: string; database: string }> => {
        const { location } = database.describe();
        const address = parseDatabaseUrl(location);
        return address.engine === 'postgres'
          ? { user: address.user ?? '', database: address.database ?? '' }
          : { user: '', database: location };
      };
      return { database, whereabouts };
    },
    close: async () => undefined,
  };
}

async function onPostgres(): Promise<ConnectionSubject> {
  const [{ sharedPostgres }, { TypeormDatabase }, { SqlEngines }, { SystemClock }, { statement }, { FixedSettings }] = await Promise.all([
    import('../postgres/index.js'),
    import('../../adapters/typeorm/database/typeorm-database.js'),
    import('../../adapters/typeorm/database/sql-engines.js'),
    import('../../adapters/system/system-clock.js'),
    import('../../adapters/typeorm/shared/sql-text.js'),
    import('../fixed-settings.js'),
  ]);
  const server = await sharedPostgres();
  const mark = randomUUID().slice(0, 8);
  const [reader, owner, base] = [`reader_${mark}`, `owner_${mark}`, `sky_survey_${mark}`];
  await server.query('CREATE ROLE password_required');
  await server.query(`CREATE ROLE ${reader} LOGIN`);
  await server.query(`CREATE ROLE ${owner} LOGIN PASSWORD '${OWNER_PASSWORD}' IN ROLE password_required`);
  for (const name of [base, `${base}_v2`]) await server.createDatabase(name);
  const where = statement('whereabouts', 'SELECT current_user::text AS "user", current_database()::text AS "database"');
  return {
    host: '127.0.0.1',
    port: server.port,
    reader,
    owner,
    ownerPassword: OWNER_PASSWORD,
    base,
    open: async () => {
      const url = `postgresql://${reader}@127.0.0.1:${String(server.port)}/${base}`;
      const settings = new FixedSettings({ databases: { sky: url }, database: { poolSize: 2, runMigrations: false } });
      const database = new TypeormDatabase({ name: 'sky', tables: [], migrations: [] }, settings, new SqlEngines(), new SystemClock());
      await database.initialize();
      const whereabouts = async (): Promise<{ user: string; database: string }> =>
        (await database.execute(where, [], 'read')).rows[0] as { user: string; database: string };
      return { database, whereabouts };
    },
    close: async () => {
      for (const name of [base, `${base}_v2`]) await server.dropDatabase(name);
      for (const role of [reader, owner, 'password_required']) await server.query(`DROP ROLE ${role}`);
    },
  };
}
