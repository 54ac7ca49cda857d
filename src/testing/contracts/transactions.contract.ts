import { expect } from 'chai';
import { deferred } from '../../domain/shared/deferred.js';
import type { TableGateway } from '../../adapters/shared/table-gateway.js';
import type { Database } from '../../ports/shared/database.js';
import { CallCancelled, CheckViolation, SerializationConflict, UniqueViolation } from '../../ports/shared/database.errors.js';
import {
  PropagationRefused,
  ReadOnlyTransaction,
  TransactionAborted,
  TransactionEnded,
  TransactionRolledBack,
} from '../../ports/shared/transaction.errors.js';
import type { counterTable } from './counter.schema.js';
import { rejection } from './rejection.js';

/** A database that holds the (empty) counter table. */
export interface TransactionsSubject {
  readonly database: Database;
  readonly counters: TableGateway<typeof counterTable>;
}

/** What every `Database` owes its callers. Runs unchanged on every engine; mocha's `describe` and `it` must be there. */
export function describeTransactions(engine: string, subject: () => TransactionsSubject): void {
  describe(`transactions on ${engine}`, () => {
    const start = async (name: string, count = 0): Promise<void> => {
      await subject().counters.insert({ name, count });
    };
    const read = async (name: string): Promise<number | undefined> => (await subject().counters.find({ name }))?.count;
    const write = (name: string, count: number): Promise<unknown> => subject().counters.update({ name }, { count });

    describe('commit and roll-back', () => {
      it('keeps what the work wrote and returns its result', async () => {
        const result = await subject().database.transaction(async () => {
          await start('a', 1);
          return 'done';
        });
        expect(result).to.equal('done');
        expect(await read('a')).to.equal(1);
      });

      it('sees its own writes before the commit', async () => {
        await subject().database.transaction(async () => {
          await start('a', 7);
          expect(await read('a')).to.equal(7);
        });
      });

      it('undoes everything and throws the same error when the work throws', async () => {
        const boom = new Error('boom');
        const error = await rejection(
          subject().database.transaction(async () => {
            await start('a');
            throw boom;
          }),
        );
        expect(error).to.equal(boom);
        expect(await read('a')).to.equal(undefined);
      });

      it('shows nothing to others before the commit', async () => {
        const { database } = subject();
        const wrote = deferred();
        const looked = deferred();
        const writing = database.transaction(async () => {
          await start('a');
          wrote.resolve(undefined);
          await looked.promise;
        });
        await wrote.promise;
        expect(await read('a')).to.equal(undefined);
        looked.resolve(undefined);
        await writing;
        expect(await read('a')).to.equal(0);
      });

      it('loses no acknowledged write beside a transaction that rolls back', async () => {
        const { database } = subject();
        const failing = rejection(
          database.transaction(async () => {
            await start('failing');
            throw new Error('roll back');
          }),
        );
        const committing = database.transaction(() => start('committing'));
        const alone = start('alone');
        await Promise.all([failing, committing, alone]);
        expect(await read('failing')).to.equal(undefined);
        expect(await read('committing')).to.equal(0);
        expect(await read('alone')).to.equal(0);
      });

      it('refuses work that outlives the transaction', async () => {
        let late: (() => Promise<unknown>) | undefined;
        await subject().database.transaction(async (transaction) => {
          await start('a');
          late = () => transaction.join(() => write('a', 1));
        });
        expect(await rejection(late?.())).to.be.instanceOf(TransactionEnded);
        expect(await read('a')).to.equal(0);
      });
    });

    describe('a failed statement', () => {
      it('aborts its transaction: nothing more runs in it', async () => {
        await start('a');
        const error = await rejection(
          subject().database.transaction(async () => {
            await rejection(start('a'));
            await start('b');
          }),
        );
        expect(error).to.be.instanceOf(TransactionAborted);
        expect((error as Error).cause).to.be.instanceOf(UniqueViolation);
        expect(await read('b')).to.equal(undefined);
      });

      it('cannot be swallowed: the commit fails and names it', async () => {
        const error = await rejection(
          subject().database.transaction(async () => {
            await start('a');
            await rejection(start('a'));
          }),
        );
        expect(error).to.be.instanceOf(TransactionRolledBack);
        expect((error as Error).cause).to.be.instanceOf(UniqueViolation);
        expect(await read('a')).to.equal(undefined);
      });

      it('undoes only its own savepoint when nested', async () => {
        const { database } = subject();
        await database.transaction(async () => {
          await start('a', 1);
          const error = await rejection(
            database.transaction(
              async () => {
                await write('a', 2);
                await write('a', -1);
              },
              { propagation: 'nested' },
            ),
          );
          expect(error).to.be.instanceOf(CheckViolation);
          await start('b');
        });
        expect(await read('a')).to.equal(1);
        expect(await read('b')).to.equal(0);
      });
    });

    describe('propagation', () => {
      it('required joins: both writes stand or fall together', async () => {
        const { database } = subject();
        await rejection(
          database.transaction(async (outer) => {
            await start('outer');
            await database.transaction(async (inner) => {
              expect(inner.name).to.equal(outer.name);
              await start('inner');
            });
            throw new Error('roll back');
          }),
        );
        expect(await read('outer')).to.equal(undefined);
        expect(await read('inner')).to.equal(undefined);
      });

      it('required: joined work that threw dooms the transaction even when its error is caught', async () => {
        const { database } = subject();
        const error = await rejection(
          database.transaction(async () => {
            await start('outer');
            await rejection(database.transaction(() => Promise.reject(new Error('inner'))));
          }),
        );
        expect(error).to.be.instanceOf(TransactionRolledBack);
        expect(await read('outer')).to.equal(undefined);
      });

      it('nested commits with the transaction around it and not before', async () => {
        const { database } = subject();
        await rejection(
          database.transaction(async () => {
            await database.transaction(() => start('inner'), { propagation: 'nested' });
            throw new Error('roll back');
          }),
        );
        expect(await read('inner')).to.equal(undefined);
        await database.transaction(() => database.transaction(() => start('inner'), { propagation: 'nested' }));
        expect(await read('inner')).to.equal(0);
      });

      it('nested goes several levels deep and undoes the right one', async () => {
        const { database } = subject();
        const nested = (work: () => Promise<unknown>): Promise<unknown> => database.transaction(work, { propagation: 'nested' });
        await database.transaction(async () => {
          await start('one');
          await nested(async () => {
            await start('two');
            await rejection(
              nested(async () => {
                await start('three');
                throw new Error('third level');
              }),
            );
            await start('four');
          });
        });
        expect([await read('one'), await read('two'), await read('three'), await read('four')]).to.deep.equal([0, 0, undefined, 0]);
      });

      it('nested transactions started at once follow one another', async () => {
        const { database } = subject();
        await database.transaction(async () => {
          await Promise.allSettled(
            ['a', 'b', 'c', 'd'].map((name, index) =>
              database.transaction(
                async () => {
                  await start(name);
                  if (index % 2 === 1) throw new Error(name);
                },
                { propagation: 'nested' },
              ),
            ),
          );
        });
        expect([await read('a'), await read('b'), await read('c'), await read('d')]).to.deep.equal([0, undefined, 0, undefined]);
      });

      it('requiresNew keeps its write when the transaction around it rolls back', async () => {
        const { database } = subject();
        await rejection(
          database.transaction(async () => {
            await start('outer');
            await database.transaction(() => start('inner'), { propagation: 'requiresNew' });
            throw new Error('roll back');
          }),
        );
        expect(await read('outer')).to.equal(undefined);
        expect(await read('inner')).to.equal(0);
      });

      it('requiresNew that fails leaves the transaction around it whole', async () => {
        const { database } = subject();
        await database.transaction(async () => {
          await start('outer');
          await rejection(
            database.transaction(
              async () => {
                await start('inner');
                throw new Error('roll back');
              },
              { propagation: 'requiresNew' },
            ),
          );
          expect(await read('outer')).to.equal(0);
        });
        expect(await read('outer')).to.equal(0);
        expect(await read('inner')).to.equal(undefined);
      });

      it('requiresNew does not see what the transaction around it has not committed', async () => {
        const { database } = subject();
        await database.transaction(async () => {
          await start('outer');
          await database.transaction(async () => expect(await read('outer')).to.equal(undefined), { propagation: 'requiresNew' });
        });
      });

      it('mandatory needs a transaction and never refuses one', async () => {
        const { database } = subject();
        expect(await rejection(database.transaction(() => start('a'), { propagation: 'mandatory' }))).to.be.instanceOf(PropagationRefused);
        const inside = database.transaction(() => database.transaction(() => start('a'), { propagation: 'never' }));
        expect(await rejection(inside)).to.be.instanceOf(PropagationRefused);
        expect(await read('a')).to.equal(undefined);
      });
    });

    describe('concurrency', () => {
      it('loses no update when 8 clients increment one counter 10 times each', async () => {
        const { database } = subject();
        await start('a');
        const increment = (): Promise<unknown> =>
          database.transaction(async () => {
            const count = (await read('a')) ?? 0;
            await write('a', count + 1);
          });
        await Promise.all(
          Array.from({ length: 8 }, async () => {
            for (let time = 0; time < 10; time++) await increment();
          }),
        );
        expect(await read('a')).to.equal(80);
      });

      it('lets no write skew through: two that check the sum never both withdraw', async () => {
        const { database } = subject();
        await start('a', 50);
        await start('b', 50);
        const withdraw = (name: string): Promise<boolean> =>
          database.transaction(async () => {
            const sum = ((await read('a')) ?? 0) + ((await read('b')) ?? 0);
            if (sum < 100) return false;
            await write(name, 0);
            return true;
          });
        const withdrawn = await Promise.all([withdraw('a'), withdraw('b')]);
        expect(withdrawn.filter(Boolean)).to.have.length(1);
      });

      it('runs the work again after a conflict and says which attempt it is', async () => {
        const attempts: number[] = [];
        await subject().database.transaction((transaction) => {
          attempts.push(transaction.attempt);
          return attempts.length < 3 ? Promise.reject(new SerializationConflict('test', 'planned')) : Promise.resolve();
        });
        expect(attempts).to.deep.equal([1, 2, 3]);
      });

      it('throws the conflict at once when retrying is off', async () => {
        let runs = 0;
        const failing = subject().database.transaction(
          () => {
            runs++;
            return Promise.reject(new SerializationConflict('test', 'planned'));
          },
          { retry: false },
        );
        expect(await rejection(failing)).to.be.instanceOf(SerializationConflict);
        expect(runs).to.equal(1);
      });
    });

    describe('read only, hooks, cancelling', () => {
      it('refuses to write in a read-only transaction', async () => {
        await start('a');
        const error = await rejection(subject().database.transaction(() => write('a', 1), { readOnly: true }));
        expect(error).to.be.instanceOf(ReadOnlyTransaction);
        expect(await read('a')).to.equal(0);
      });

      it('reads one state throughout a read-only transaction', async () => {
        await start('a');
        await subject().database.transaction(
          async () => {
            expect(await read('a')).to.equal(0);
            await subject().database.transaction(() => write('a', 1), { propagation: 'requiresNew' });
            expect(await read('a')).to.equal(0);
          },
          { readOnly: true },
        );
        expect(await read('a')).to.equal(1);
      });

      it('runs commit hooks after the outermost commit only', async () => {
        const { database } = subject();
        const events: string[] = [];
        await database.transaction(async (outer) => {
          outer.afterCommit(() => void events.push('committed'));
          outer.afterRollback(() => void events.push('rolled back'));
          await database.transaction(async (inner) => {
            inner.afterCommit(() => void events.push('inner'));
            await start('a');
          });
          expect(events).to.deep.equal([]);
        });
        expect(events).to.deep.equal(['committed', 'inner']);
      });

      it('runs roll-back hooks and no commit hook when it rolls back', async () => {
        const events: string[] = [];
        await rejection(
          subject().database.transaction((transaction) => {
            transaction.afterCommit(() => void events.push('committed'));
            transaction.afterRollback(() => void events.push('rolled back'));
            return Promise.reject(new Error('roll back'));
          }),
        );
        expect(events).to.deep.equal(['rolled back']);
      });

      it('rolls back and says so when the handle was marked rollback-only', async () => {
        const error = await rejection(
          subject().database.transaction(async (transaction) => {
            await start('a');
            transaction.setRollbackOnly();
          }),
        );
        expect(error).to.be.instanceOf(TransactionRolledBack);
        expect(await read('a')).to.equal(undefined);
      });

      it('rolls back when the caller aborts', async () => {
        const caller = new AbortController();
        const error = await rejection(
          subject().database.transaction(
            async () => {
              await start('a');
              caller.abort();
            },
            { signal: caller.signal },
          ),
        );
        expect(error).to.be.instanceOf(CallCancelled);
        expect(await read('a')).to.equal(undefined);
      });

      it('does not begin for a caller that has aborted already', async () => {
        const error = await rejection(subject().database.transaction(() => start('a'), { signal: AbortSignal.abort() }));
        expect(error).to.be.instanceOf(CallCancelled);
        expect(await read('a')).to.equal(undefined);
      });
    });

    it('answers a ping and keeps a session usable', async () => {
      const { database } = subject();
      await database.ping();
      await database.session(async () => {
        await start('a', 3);
        expect(await read('a')).to.equal(3);
      });
    });
  });
}
