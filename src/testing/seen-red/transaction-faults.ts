import type { TableSchema } from '../../adapters/schema/shared/table.js';
import { DatabaseError } from '../../ports/shared/database.errors.js';
import type { Transaction } from '../../ports/shared/transaction.js';
import type { Row, TableFault, TransactionFault } from './fault.js';

type Write = 'insert' | 'insertMany' | 'getOrCreate' | 'update' | 'updateWhere' | 'delete' | 'deleteWhere';

const WRITES: readonly Write[] = ['insert', 'insertMany', 'getOrCreate', 'update', 'updateWhere', 'delete', 'deleteWhere'];

/** Writes that are not a part of the transaction around them, one call of the table at a time; creation that is not one step. */
export function tableTransactionFaults(schema: TableSchema): TableFault[] {
  const fault = (facet: TableFault['facet'], kind: string, name: string, plant: TableFault['plant']): TableFault => ({
    at: 'table',
    facet,
    kind,
    name: `${schema.name}: ${name}`,
    table: schema.name,
    plant,
  });
  return [
    ...WRITES.map((write) =>
      fault('rollback', `survives ${write}`, `what ${write} did is still there after a roll-back`, surviving(write)),
    ),
    fault('lost update', 'creates twice', 'of many callers that create one, each says that it did', creatingTwice),
  ];
}

/** Does it again once the transaction has rolled back. */
function surviving(write: Write): TableFault['plant'] {
  return (table, ground) => {
    const call = table[write].bind(table) as (...given: unknown[]) => Promise<unknown>;
    const again = async (...given: unknown[]): Promise<unknown> => {
      ground.reached();
      ground.database.currentTransaction()?.afterRollback(async () => {
        await call(...given).catch(() => undefined);
      });
      return call(...given);
    };
    return { [write]: again };
  };
}

const creatingTwice: TableFault['plant'] = (table, { reached }) => ({
  getOrCreate: async (key, defaults, options) => {
    reached();
    const [stored] = await table.select({ where: key, limit: 1 }, options);
    if (stored) return { row: stored, created: false };
    const row: Row = { ...key, ...defaults };
    await table.insertMany([row] as never, { ...options, onConflict: 'update' });
    return { row: row as never, created: true };
  },
});

const keptAlthoughFailed: TransactionFault = {
  at: 'transactions',
  facet: 'rollback',
  kind: 'kept although failed',
  name: 'a transaction that fails keeps what it did',
  plant: (transaction, ground) => async (work, options) => {
    ground.reached();
    let failure: { readonly error: unknown } | undefined;
    const value = await transaction(async (handle) => {
      failure = undefined;
      try {
        return await work(handle);
      } catch (error) {
        // A failed statement has aborted it already.
        if (error instanceof DatabaseError) throw error;
        failure = { error };
        return undefined as never;
      }
    }, options);
    if (failure) throw failure.error;
    return value;
  },
};

const committedOneByOne: TransactionFault = {
  at: 'transactions',
  facet: 'lost update',
  kind: 'no isolation',
  name: 'the statements of a transaction see and undo what others do meanwhile',
  plant: (transaction, ground) => async (work, options) => {
    if (options?.readOnly) return transaction(work, options);
    ground.reached();
    return work(NO_TRANSACTION);
  },
  beside: keptAlthoughFailed,
};

const NO_TRANSACTION: Transaction = {
  name: 'none',
  isolation: 'read committed',
  readOnly: false,
  attempt: 1,
  signal: undefined,
  rollbackOnly: false,
  setRollbackOnly: () => undefined,
  afterCommit: () => undefined,
  afterRollback: () => undefined,
  join: (work) => work(),
};

/** Transactions that do not undo, and that do not keep others out. */
export const transactionFaults: readonly TransactionFault[] = [keptAlthoughFailed, committedOneByOne];
