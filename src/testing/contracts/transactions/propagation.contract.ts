import { expect } from 'chai';
import { SerializationConflict } from '../../../ports/shared/database.errors.js';
import { PropagationRefused, TransactionRolledBack } from '../../../ports/shared/transaction.errors.js';
import { rejection } from '../rejection.js';
import { counterSteps, type TransactionsSubject } from './transactions-subject.js';

/** What a transaction does about one that is running. */
export function describePropagation(subject: () => TransactionsSubject): void {
  const { start, read, write } = counterSteps(subject);

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

    it('requiresNew that changes what the transaction around it has read is not overwritten: that is a conflict', async () => {
      const { database } = subject();
      await start('a', 1);
      const error = await rejection(
        database.transaction(
          async () => {
            const count = (await read('a')) ?? 0;
            await database.transaction(() => write('a', 10), { propagation: 'requiresNew' });
            await write('a', count + 1);
          },
          { retry: false },
        ),
      );
      expect(error).to.be.instanceOf(SerializationConflict);
      expect(await read('a')).to.equal(10);
    });

    it('requiresNew that changes something else disturbs nobody', async () => {
      const { database } = subject();
      await start('a', 1);
      await start('b', 1);
      await database.transaction(
        async () => {
          const count = (await read('a')) ?? 0;
          await database.transaction(() => write('b', 10), { propagation: 'requiresNew' });
          await write('a', count + 1);
        },
        { retry: false },
      );
      expect([await read('a'), await read('b')]).to.deep.equal([2, 10]);
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
}
