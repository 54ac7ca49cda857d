import type { TableGateway } from '../../../adapters/shared/table-gateway.js';
import type { Database } from '../../../ports/shared/database.js';
import type { counterTable } from '../../tables/counter.schema.js';

/** A database that holds the (empty) counter table. */
export interface TransactionsSubject {
  readonly database: Database;
  readonly counters: TableGateway<typeof counterTable>;
}

/** The steps the suites are made of. */
export interface CounterSteps {
  start(name: string, count?: number): Promise<void>;
  read(name: string): Promise<number | undefined>;
  write(name: string, count: number): Promise<unknown>;
}

export function counterSteps(subject: () => TransactionsSubject): CounterSteps {
  return {
    start: async (name, count = 0) => {
      await subject().counters.insert({ name, count });
    },
    read: async (name) => (await subject().counters.find({ name }))?.count,
    write: (name, count) => subject().counters.update({ name }, { count }),
  };
}
