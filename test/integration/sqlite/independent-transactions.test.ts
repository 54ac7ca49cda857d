import { expect } from 'chai';
import { PropagationRefused } from '../../../src/ports/shared/transaction.errors.js';
import { openTables, type TableSubject } from '../../../src/testing/backends/table-subject.js';
import { counterTable } from '../../../src/testing/tables/counter.schema.js';
import { rejection } from '../../../src/testing/contracts/rejection.js';

for (const engine of ['sqlite', 'sqlite (better-sqlite3)'] as const)
  describe(`independent transactions on the one writer of ${engine}`, () => {
    let subject: TableSubject;

    before(async () => {
      subject = await openTables(engine, [counterTable]);
    });
    afterEach(() => subject.empty());
    after(() => subject.close());

    const counters = () => subject.table(counterTable);
    const independent = (work: () => Promise<unknown>): Promise<unknown> =>
      subject.database.transaction(work, { propagation: 'requiresNew' });

    it('repeats what the outer transaction had written, savepoints included', async () => {
      const { database } = subject;
      await database.transaction(async () => {
        await counters().insert({ name: 'a', count: 1 });
        await rejection(
          database.transaction(
            async () => {
              await counters().insert({ name: 'undone', count: 1 });
              throw new Error('undo');
            },
            { propagation: 'nested' },
          ),
        );
        await database.transaction(
          async () => {
            await counters().insert({ name: 'b', count: 2 });
            await independent(() => counters().insert({ name: 'c', count: 3 }));
            await counters().update({ name: 'b' }, { count: 4 });
          },
          { propagation: 'nested' },
        );
      });
      expect(await counters().select()).to.deep.equal([
        { name: 'a', count: 1 },
        { name: 'b', count: 4 },
        { name: 'c', count: 3 },
      ]);
    });

    it('goes several levels deep', async () => {
      await subject.database.transaction(async () => {
        await counters().insert({ name: 'a', count: 1 });
        await independent(async () => {
          await counters().insert({ name: 'b', count: 1 });
          await independent(() => counters().insert({ name: 'c', count: 1 }));
          await counters().update({ name: 'b' }, { count: 2 });
        });
        await counters().update({ name: 'a' }, { count: 2 });
      });
      expect((await counters().select()).map(({ count }) => count)).to.deep.equal([2, 2, 1]);
    });

    it('runs the outer work again when the independent one changed what it had written', async () => {
      await counters().insert({ name: 'a', count: 0 });
      const attempts: number[] = [];
      await subject.database.transaction(async ({ attempt }) => {
        attempts.push(attempt);
        await counters().update({ name: 'a' }, { count: 1 });
        if (attempt === 1) await independent(() => counters().delete({ name: 'a' }));
      });
      expect(attempts).to.deep.equal([1, 2]);
      expect(await counters().select()).to.deep.equal([]);
    });

    it('keeps other writers out while the outer transaction is set aside', async () => {
      let beside: Promise<unknown> | undefined;
      await subject.database.transaction(async () => {
        await counters().insert({ name: 'a', count: 1 });
        await independent(() => counters().insert({ name: 'b', count: 1 }));
        beside = subject.database.transaction(() => counters().update({ name: 'a' }, { count: 5 }), { propagation: 'notSupported' });
      });
      await beside;
      expect(await counters().find({ name: 'b' })).to.deep.equal({ name: 'b', count: 1 });
    });

    it('refuses at once when the outer transaction has written too much to be remembered', async () => {
      const rows = Array.from({ length: 260_000 }, (_, index) => ({ name: `n${String(index)}`, count: index }));
      const error = await rejection(
        subject.database.transaction(async () => {
          await counters().insertMany(rows, { onConflict: 'error' });
          await independent(() => counters().insert({ name: 'c', count: 1 }));
        }),
      );
      expect(error).to.be.instanceOf(PropagationRefused);
      expect(await counters().count()).to.equal(0);
    });
  });
