import { z } from 'zod';
import { Secret } from '../domain/shared/secret.js';
import { usableDatabaseUrl } from './database-url.js';
import { filePath } from './secret-schema.js';

/** Databases that the contexts of Sextant work on; they share one URL unless told otherwise. */
export const BUILT_IN_DATABASES = ['identity', 'catalog', 'ledger', 'observatory', 'pilots'] as const;

const EMBEDDED_SQLITE = 'sqlite:///./data/sextant.db';
const FAKES = 'memory:';
/** Profiles that run on databases; those of a program's own may run on fakes. */
const DATABASE_PROFILES = new Set(['production', 'development', 'staging', 'ci']);
/** The longest delay a timer of Node takes. */
const LONGEST_TIMER = 2_147_483_647;

const waitMilliseconds = () => z.int().min(1).max(LONGEST_TIMER);
const limitMilliseconds = () => z.int().min(0).max(LONGEST_TIMER);

type UrlFault = { readonly problem: string; readonly remedy: string } | undefined;

function databaseUrl(engineFault: (engine: string) => UrlFault): z.ZodType<Secret, string> {
  return z
    .string()
    .transform((text, context) => {
      const parsed = usableDatabaseUrl(text);
      const fault = 'problem' in parsed ? parsed : engineFault(parsed.engine);
      if (!fault) return new Secret(text);
      context.addIssue({ code: 'custom', message: fault.problem, params: { remedy: fault.remedy } });
      return z.NEVER;
    })
    .meta({ secret: true, databaseUrl: true });
}

function durabilityFault(engine: string, profile: string): UrlFault {
  if (engine !== 'memory' || !DATABASE_PROFILES.has(profile)) return undefined;
  return {
    problem: `is memory:, which keeps nothing, in profile ${profile}`,
    remedy: 'Give a PostgreSQL or SQLite URL, or choose profile test.',
  };
}

function replicaFault(engine: string): UrlFault {
  if (engine === 'postgres') return undefined;
  return { problem: 'is not PostgreSQL, and only that has standbys', remedy: 'Give the URL of the standbys, or leave it out.' };
}

/** A replica without a primary that could have one; the fakes of a test overlook it as they do the URL. */
function refuseLoneReplica(database: { readonly url: Secret; readonly replicaUrl?: Secret | undefined }, context: z.RefinementCtx): void {
  const primary = usableDatabaseUrl(database.url.reveal());
  if (!database.replicaUrl || 'problem' in primary || primary.engine !== 'sqlite') return;
  context.addIssue({
    code: 'custom',
    path: ['replicaUrl'],
    message: 'is set, but the database itself is sqlite, which has no standbys',
    params: { remedy: 'Give the primary by DATABASE_URL or databases.<name>.url, or leave the replica out.' },
  });
}

/** The budget is held by sessions of the server, and a pooler that shares them among its clients keeps none. */
function refuseBudgetWithoutSessions(
  database: { readonly connectionBudget: number; readonly preparedStatements: boolean },
  context: z.RefinementCtx,
): void {
  if (database.connectionBudget === 0 || database.preparedStatements) return;
  context.addIssue({
    code: 'custom',
    path: ['connectionBudget'],
    message: 'is set, but preparedStatements is off, as behind a pooler in transaction mode, where a budget cannot be kept',
    params: { remedy: 'Limit the connections in the pooler (default_pool_size of PgBouncer), and leave the budget out.' },
  });
}

function databaseSchema(profile: string) {
  const schema = z.strictObject({
    url: databaseUrl((engine) => durabilityFault(engine, profile)).prefault(profile === 'test' ? FAKES : EMBEDDED_SQLITE),
    pooling: z.enum(['pooled', 'none']).default('pooled'),
    replicaUrl: databaseUrl(replicaFault).optional(),
    replicaWaitMilliseconds: limitMilliseconds().default(50),
    poolSize: z.int().min(1).max(1000).default(10),
    connectionBudget: z.int().min(0).max(10_000).default(0),
    acquireTimeoutMilliseconds: waitMilliseconds().default(10_000),
    connectTimeoutMilliseconds: waitMilliseconds().default(5000),
    statementTimeoutMilliseconds: limitMilliseconds().default(30_000),
    lockTimeoutMilliseconds: limitMilliseconds().default(10_000),
    idleInTransactionTimeoutMilliseconds: limitMilliseconds().default(60_000),
    idleTimeoutMilliseconds: waitMilliseconds().default(30_000),
    maxLifetimeMilliseconds: limitMilliseconds().default(1_800_000),
    prePingMilliseconds: limitMilliseconds().default(1_000),
    leakDetectionMilliseconds: limitMilliseconds().default(profile === 'development' ? 10_000 : 0),
    runMigrations: z.boolean().default(true),
    autoReflect: z.enum(['off', 'warn', 'fail']).default('off'),
    sqliteDriver: z.enum(['sqlite3', 'better-sqlite3']).default('sqlite3'),
    preparedStatements: z.boolean().default(true),
  });
  return schema.superRefine(refuseLoneReplica).superRefine(refuseBudgetWithoutSessions);
}

/** The built-in keys with their types, limits and defaults, for one profile and its databases. */
export function settingsSchema(profile: string, databases: readonly string[]) {
  const database = databaseSchema(profile);
  return z.strictObject({
    databases: z.strictObject(Object.fromEntries(databases.map((name) => [name, database]))),
    http: z.strictObject({
      host: z.string().min(1, 'Invalid input: expected a host name or address').default('127.0.0.1'),
      port: z.int().min(0).max(65_535).default(3000),
      authentication: z.enum(['off', 'writes', 'all']).default('off'),
    }),
    catalog: z.strictObject({
      sampleData: z.array(filePath()).default([]),
      ingestBatchSize: z.int().min(1).max(100_000).default(5000),
    }),
    observatory: z.strictObject({
      dataFolder: filePath().default('./data/observatory'),
    }),
    log: z.strictObject({
      level: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
    }),
  });
}
