import { MemoryConnections } from '../../../src/adapters/memory/shared/memory-connection.js';
import { MemoryDatabase } from '../../../src/adapters/memory/shared/memory-database.js';
import { MemoryStore, type TableStates } from '../../../src/adapters/memory/shared/memory-store.js';
import { MemoryTransaction } from '../../../src/adapters/memory/shared/memory-transaction.js';
import { ReadSet } from '../../../src/adapters/memory/shared/read-set.js';
import type { Propagation, Transaction, TransactionOptions } from '../../../src/ports/shared/transaction.js';
import { replaced, type PlantedBug } from './planted-bug.js';

type Work = (transaction: Transaction) => Promise<unknown>;

/** A bug of `transaction` that changes what it is asked. */
function beginning(name: string, change: (work: Work, options: TransactionOptions) => [Work, TransactionOptions]): PlantedBug {
  return {
    name,
    plant: () =>
      replaced(
        MemoryDatabase,
        'transaction',
        (_, original) =>
          <T>(work: (transaction: Transaction) => Promise<T>, options: TransactionOptions = {}) => {
            const [changedWork, changed] = change(work, options);
            return original(changedWork as typeof work, changed);
          },
      ),
  };
}

const instead = (name: string, propagation: Propagation, other: Propagation): PlantedBug =>
  beginning(name, (work, options) => [work, options.propagation === propagation ? { ...options, propagation: other } : options]);

/** The handle with one of its methods replaced. */
const withHandle =
  (work: Work, methods: (transaction: Transaction) => Partial<Transaction>): Work =>
  (transaction) =>
    work(Object.assign(Object.create(transaction) as Transaction, methods(transaction)));

/** Of transactions, savepoints, hooks and isolation. */
export const transactionBugs: readonly PlantedBug[] = [
  {
    name: 'a roll-back commits',
    plant: () => replaced(MemoryConnections, 'rollback', (connections) => (connection) => connections.commit(connection)),
  },
  {
    name: 'a failed savepoint keeps its rows',
    plant: () => replaced(MemoryConnections, 'rollbackToSavepoint', () => () => Promise.resolve()),
  },
  {
    name: 'a savepoint that went well is undone',
    plant: () => replaced(MemoryTransaction, 'release', (transaction) => (name) => transaction.rollbackTo(name)),
  },
  {
    name: 'a failed savepoint takes everything along',
    plant: () =>
      replaced(MemoryTransaction, 'rollbackTo', (transaction, original) => (name) => {
        original(name);
        const inside = transaction as unknown as { base: TableStates; states: TableStates };
        inside.states = inside.base;
      }),
  },
  {
    name: 'the first savepoint is rolled back to',
    plant: () =>
      replaced(
        MemoryTransaction,
        'rollbackTo',
        (transaction, original) => (name) =>
          original((transaction as unknown as { savepoints: { name: string }[] }).savepoints[0]?.name ?? name),
      ),
  },
  instead('an independent transaction joins', 'requiresNew', 'required'),
  instead('a nested transaction joins', 'nested', 'required'),
  instead('a nested transaction is independent', 'nested', 'requiresNew'),
  instead('work outside of the transaction is inside', 'notSupported', 'supports'),
  instead('a transaction is begun where one was mandatory', 'mandatory', 'required'),
  instead('never is sometimes', 'never', 'supports'),
  {
    name: 'a failed statement does not abort its transaction',
    plant: () =>
      replaced(
        MemoryDatabase,
        'run',
        (_, original) =>
          async <T>(mode: 'read' | 'write', statement: (transaction: MemoryTransaction) => T, options?: object) => {
            const outcome = await original(
              mode,
              (transaction) => {
                try {
                  return { result: statement(transaction) };
                } catch (error) {
                  return { error };
                }
              },
              options,
            );
            if ('error' in outcome) throw outcome.error;
            return outcome.result;
          },
      ),
  },
  {
    name: 'a read-only transaction writes',
    plant: () => replaced(MemoryStore, 'begin', (_, original) => (mode) => original({ ...mode, readOnly: false })),
  },
  beginning('the work of a read-only transaction reads beside it', (work, options) => [
    work,
    options.readOnly ? { ...options, propagation: 'supports' } : options,
  ]),
  beginning('rollback-only is forgotten', (work, options) => [withHandle(work, () => ({ setRollbackOnly: () => undefined })), options]),
  beginning('an error of the work is swallowed', (work, options) => [(transaction) => work(transaction).catch(() => undefined), options]),
  beginning('commit hooks run at once', (work, options) => [withHandle(work, () => ({ afterCommit: (hook) => void hook() })), options]),
  beginning('commit hooks run after a roll-back too', (work, options) => [
    withHandle(work, (transaction) => ({
      afterCommit: (hook) => {
        transaction.afterCommit(hook);
        transaction.afterRollback(hook);
      },
    })),
    options,
  ]),
  beginning('roll-back hooks are forgotten', (work, options) => [withHandle(work, () => ({ afterRollback: () => undefined })), options]),
  { name: 'what was read is not compared at the commit', plant: () => replaced(ReadSet, 'changedBetween', () => () => undefined) },
  {
    name: 'the last to commit wins',
    plant: () =>
      replaced(MemoryTransaction, 'commit', (transaction) => () => {
        transaction.store.install((transaction as unknown as { states: TableStates }).states);
      }),
  },
  beginning('every transaction is read committed', (work, options) => [work, { ...options, isolation: 'read committed' }]),
];
