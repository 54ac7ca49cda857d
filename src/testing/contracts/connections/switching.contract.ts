import { expect } from 'chai';
import { deferred } from '../../../domain/shared/deferred.js';
import { ConnectionSwitchFailed, ConnectionSwitchRefused } from '../../../ports/shared/connection-switch.errors.js';
import { DatabaseError } from '../../../ports/shared/database.errors.js';
import { TransactionEnded } from '../../../ports/shared/transaction.errors.js';
import type { SwitchingDatabase, SwitchingPlaces } from '../../backends/switching-subject.js';
import { rejection } from '../rejection.js';

/** What a `SwitchableDatabase` owes its callers. `places` must be empty before each test. */
export function describeSwitching(engine: string, places: () => SwitchingPlaces): void {
  describe(`switching on ${engine}`, () => {
    let database: SwitchingDatabase['database'];
    let counters: SwitchingDatabase['counters'];
    const start = (name: string): Promise<unknown> => counters.insert({ name, count: 0 });
    const urlNow = (): string => database.url.reveal();

    beforeEach(async () => {
      ({ database, counters } = await places().open());
    });
    afterEach(() => database.dispose());

    it('sends new work to the other place, and back', async () => {
      const { home, elsewhere } = places();
      await start('first');
      await database.switchTo({ url: elsewhere });
      await start('second');
      expect((await counters.select()).map(({ name }) => name)).to.deep.equal(['second']);
      await database.switchTo({ url: home });
      await start('third');
      expect(await places().stored()).to.deep.equal({ home: ['first', 'third'], elsewhere: ['second'] });
    });

    it('stays where it is, and says why, when nothing is at the other place', async () => {
      const error = await rejection(database.switchTo({ url: places().nowhere }));
      expect(error).to.be.instanceOf(ConnectionSwitchFailed);
      expect((error as ConnectionSwitchFailed).cause).to.be.instanceOf(DatabaseError);
      await start('first');
      expect(urlNow()).to.equal(places().home.reveal());
      expect(await places().stored()).to.deep.equal({ home: ['first'], elsewhere: [] });
    });

    it('lets transactions, explicit ones and sessions end where they began', async () => {
      const switched = deferred();
      const begun = [deferred(), deferred()] as const;
      const transaction = database.transaction(
        async () => {
          // Repeated after a conflict: the second time it is still at home.
          await counters.find({ name: 'a' });
          begun[0].resolve(undefined);
          await switched.promise;
          await database.transaction(() => start('in transaction'), { propagation: 'nested' });
          await database.transaction(() => start('beside it'), { propagation: 'requiresNew' });
        },
        { isolation: 'read committed' },
      );
      await begun[0].promise;
      const session = database.session(async () => {
        await counters.find({ name: 'a' });
        begun[1].resolve(undefined);
        await switched.promise;
        expect((await counters.find({ name: 'a' }))?.name).to.equal(undefined);
      });
      await begun[1].promise;
      await database.switchTo({ url: places().elsewhere });
      await start('after the switch');
      switched.resolve(undefined);
      await Promise.all([transaction, session]);
      expect(await places().stored()).to.deep.equal({ home: ['beside it', 'in transaction'], elsewhere: ['after the switch'] });
    });

    it('lets an explicit transaction commit where it began', async () => {
      const transaction = await database.begin();
      await transaction.join(() => start('by hand'));
      await database.switchTo({ url: places().elsewhere });
      await transaction.join(() => start('by hand too'));
      await transaction.commit();
      expect(await places().stored()).to.deep.equal({ home: ['by hand', 'by hand too'], elsewhere: [] });
    });

    it('never sends a statement elsewhere that was left behind by a transaction at home', async () => {
      const switched = deferred();
      let straggler: Promise<unknown> = Promise.resolve();
      await database.transaction(async () => {
        straggler = rejection(switched.promise.then(() => start('straggler')));
      });
      await database.switchTo({ url: places().elsewhere });
      switched.resolve(undefined);
      expect(await straggler).to.be.instanceOf(TransactionEnded);
      expect(await places().stored()).to.deep.equal({ home: [], elsewhere: [] });
    });

    it('refuses to switch inside a transaction or session of its own', async () => {
      const url = places().elsewhere;
      expect(await rejection(database.transaction(() => database.switchTo({ url })))).to.be.instanceOf(ConnectionSwitchRefused);
      expect(await rejection(database.session(() => database.switchTo({ url })))).to.be.instanceOf(ConnectionSwitchRefused);
      expect(urlNow()).to.equal(places().home.reveal());
    });

    it('takes switches in turn, each proven before the next begins', async () => {
      const { home, elsewhere } = places();
      const events: string[] = [];
      const proving = (name: string) => async (): Promise<void> => {
        events.push(`${name} begins`);
        await counters.count();
        events.push(`${name} ends`);
      };
      await Promise.all([
        database.switchTo({ url: elsewhere }, { prove: proving('one') }),
        database.switchTo({ url: home }, { prove: proving('two') }),
        database.switchTo({ url: elsewhere }, { prove: proving('three') }),
      ]);
      expect(events).to.deep.equal(['one begins', 'one ends', 'two begins', 'two ends', 'three begins', 'three ends']);
      expect(urlNow()).to.equal(elsewhere.reveal());
    });

    it('goes on with the next switch after one that failed', async () => {
      const { nowhere, elsewhere } = places();
      const [failed, moved] = await Promise.allSettled([database.switchTo({ url: nowhere }), database.switchTo({ url: elsewhere })]);
      expect([failed.status, moved.status, urlNow()]).to.deep.equal(['rejected', 'fulfilled', elsewhere.reveal()]);
    });

    it('proves the new place on itself while everybody else works on at the old one', async () => {
      const { elsewhere } = places();
      await database.switchTo(
        { url: elsewhere },
        {
          prove: async () => {
            await start('proof');
            await database.transaction(() => start('proof: transaction'));
          },
        },
      );
      const proving = deferred();
      const reached = deferred();
      const back = database.switchTo({ url: places().home }, { prove: () => (reached.resolve(undefined), proving.promise) });
      await reached.promise;
      await start('meanwhile');
      proving.resolve(undefined);
      await back;
      expect(await places().stored()).to.deep.equal({ home: [], elsewhere: ['meanwhile', 'proof', 'proof: transaction'] });
    });

    it('stays where it is when the proof fails', async () => {
      const doubt = new Error('not what I expected');
      const error = await rejection(database.switchTo({ url: places().elsewhere }, { prove: () => Promise.reject(doubt) }));
      expect(error).to.be.instanceOf(ConnectionSwitchFailed).and.to.have.property('cause', doubt);
      await start('first');
      expect(await places().stored()).to.deep.equal({ home: ['first'], elsewhere: [] });
    });

    it('can be connected anew to the place where it is', async () => {
      await database.switchTo({ url: places().home });
      await start('first');
      expect(await places().stored()).to.deep.equal({ home: ['first'], elsewhere: [] });
    });

    it('refuses to switch once it is disposed of, and gives up a switch that it meets', async () => {
      const { elsewhere } = places();
      const proving = deferred();
      const reached = deferred();
      const switching = rejection(database.switchTo({ url: elsewhere }, { prove: () => (reached.resolve(undefined), proving.promise) }));
      await reached.promise;
      const disposed = database.dispose();
      expect(await rejection(database.switchTo({ url: elsewhere }))).to.be.instanceOf(ConnectionSwitchRefused);
      proving.resolve(undefined);
      expect(await switching).to.be.instanceOf(ConnectionSwitchRefused);
      await disposed;
      expect([database.isOpen, urlNow()]).to.deep.equal([false, places().home.reveal()]);
      expect(await rejection(start('late'))).to.have.property('code', 'DATABASE_UNAVAILABLE');
    });

    it('loses no statement and fails none while it moves to and fro', async () => {
      const { home, elsewhere } = places();
      let moving = true;
      let number = 0;
      const written: string[] = [];
      const writer = async (): Promise<void> => {
        while (moving) {
          const name = `n${String(++number)}`;
          await (number % 3 === 0 ? database.transaction(() => start(name)) : start(name));
          written.push(name);
        }
      };
      const writers = Array.from({ length: 6 }, writer);
      for (let turn = 0; turn < 10; turn++) await database.switchTo({ url: turn % 2 === 0 ? elsewhere : home });
      moving = false;
      await Promise.all(writers);
      const stored = await places().stored();
      expect([...stored.home, ...stored.elsewhere].sort()).to.deep.equal(written.sort());
      expect(stored.elsewhere).not.to.deep.equal([]);
    });
  });
}
