import { EventEmitter } from 'node:events';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { TableSchema } from '../../schema/shared/table.js';
import type { PostgresConnection } from './postgres-connection.js';
import type { ServerSession } from './server-session.js';
import type { SessionPool } from './session-pool.js';
import type { WireClient } from './wire.js';

type Connected = (error: Error | undefined, client?: WireClient, release?: (error?: unknown) => void) => void;

/**
 * A TypeORM data source whose driver takes its connections from our pool: one bound on connections, one set of limits,
 * and no password inside the data source, which prints all it holds.
 */
export async function openDataSource(
  pool: SessionPool<ServerSession>,
  database: string,
  tables: readonly TableSchema[],
): Promise<DataSource> {
  const [{ DataSource }, { entitySchemas }] = await Promise.all([import('typeorm'), import('../shared/entity-schemas.js')]);
  class BorrowingPool extends EventEmitter {
    connect(done: Connected): void {
      pool.acquire({}).then(
        (session) => done(undefined, boundedClient(session), (error) => giveBack(pool, session, error)),
        (error: Error) => done(error),
      );
    }

    end(done: (error?: Error) => void): void {
      pool.close().then(() => done(), done);
    }
  }
  const entities = entitySchemas(tables, 'postgres');
  const options = { type: 'postgres', database, entities, installExtensions: false, logging: false } as const;
  return new DataSource({ ...options, driver: { Pool: BorrowingPool } }).initialize();
}

/** Makes tables that were declared after the opening known to TypeORM. */
export async function rebuildEntities(dataSource: DataSource, tables: readonly TableSchema[]): Promise<void> {
  const { entitySchemas } = await import('../shared/entity-schemas.js');
  dataSource.setOptions({ entities: entitySchemas(tables, 'postgres') });
  await (dataSource as unknown as { buildMetadatas(): Promise<void> }).buildMetadatas();
}

interface AttachableRunner extends QueryRunner {
  databaseConnection: WireClient;
  isTransactionActive: boolean;
  transactionDepth: number;
}

/** TypeORM's entity manager on a connection that is ours, inside the transaction it is in; its errors are the typed ones. */
export function attachManager(dataSource: DataSource, connection: PostgresConnection): EntityManager {
  const runner = dataSource.createQueryRunner('master') as AttachableRunner;
  runner.databaseConnection = connection.session.client;
  if (connection.inTransaction) {
    // At depth one a transaction of TypeORM's own is a savepoint inside ours.
    runner.isTransactionActive = true;
    runner.transactionDepth = 1;
  }
  const query = runner.query.bind(runner) as (...all: unknown[]) => Promise<never>;
  runner.query = async (...all: unknown[]) => {
    await connection.flush();
    runner.databaseConnection = connection.session.client;
    return connection.exclusive(() =>
      connection.session.bounded(() =>
        query(...all).catch((error: unknown) => {
          const failed = error as { readonly driverError?: unknown; readonly query?: string };
          throw connection.session.translate(failed.driverError ?? error, { name: 'typeorm', text: failed.query ?? '' });
        }),
      ),
    );
  };
  return runner.manager;
}

/** The driver's client with each query bounded as ours are: by the statement limit, also where no answer arrives any more. */
function boundedClient(session: ServerSession): WireClient {
  const { client } = session;
  const query = (...all: unknown[]): unknown => {
    const sent = (client.query as (...all: unknown[]) => unknown).apply(client, all);
    if (!(sent instanceof Promise)) return sent;
    return session.bounded(() =>
      sent.catch((error: unknown) => {
        throw session.translate(error, { name: 'typeorm', text: String(all[0]) });
      }),
    );
  };
  return new Proxy(client, {
    get: (target, name) => {
      if (name === 'query') return query;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

/** A transaction that its user has left open must not reach the next one. */
function giveBack(pool: SessionPool<ServerSession>, session: ServerSession, error: unknown): void {
  if (error || session.client.getTransactionStatus() !== 'I') session.spoil();
  pool.release(session);
}
