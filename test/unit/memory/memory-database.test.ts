import { expect } from 'chai';
import { MemoryDatabase } from '../../../src/adapters/memory/shared/memory-database.js';
import { defineTable } from '../../../src/adapters/schema/shared/table.js';
import { Deadline } from '../../../src/ports/shared/deadline.js';
import { rejection } from '../../../src/testing/contracts/rejection.js';
import { accountTable, transferTable } from './small-tables.js';

const account = (id: number, holder: string) => ({ id, holder, balance: 0, note: null });

describe('a database in memory', () => {
  let database: MemoryDatabase;
  beforeEach(() => {
    database = new MemoryDatabase('bank', [accountTable, transferTable]);
  });
  const accounts = () => database.table(accountTable);
  const transfers = () => database.table(transferTable);

  it('can be used at once, and says what it is', async () => {
    await accounts().insert(account(1, 'ann'));
    await database.ping();
    expect(database.describe()).to.deep.include({ name: 'bank', engine: 'memory', location: 'memory' });
    expect(database.describe().pool.active).to.equal(0);
  });

  it('counts the transactions that are open', async () => {
    await database.transaction(async () => {
      expect(database.describe().pool.active).to.equal(1);
      await database.transaction(
        async () => {
          expect(database.describe().pool.active).to.equal(2);
        },
        { propagation: 'requiresNew' },
      );
    });
    expect(database.describe().pool.active).to.equal(0);
  });

  it('clears every table and numbers from 1 again', async () => {
    await transfers().insert({ account_id: null });
    await accounts().insert(account(1, 'ann'));
    database.clear();
    expect([await transfers().count(), await accounts().count()]).to.deep.equal([0, 0]);
    expect(await transfers().insert({ account_id: null })).to.deep.equal({ id: 1n, account_id: null });
  });

  it('comes back to a snapshot as often as wanted, uniques and numbers included', async () => {
    await accounts().insert(account(1, 'ann'));
    const snapshot = database.snapshot();
    for (let round = 0; round < 3; round++) {
      await accounts().update({ id: 1 }, { holder: 'changed' });
      await accounts().insert(account(2, 'ann'));
      expect(await transfers().insert({ account_id: 1 })).to.include({ id: 1n });
      database.restore(snapshot);
      expect(await accounts().select()).to.deep.equal([account(1, 'ann')]);
    }
  });

  it('two databases of the same tables share nothing', async () => {
    const other = new MemoryDatabase('other', [accountTable, transferTable]);
    await accounts().insert(account(1, 'ann'));
    expect(await other.table(accountTable).count()).to.equal(0);
  });

  it('gives the same gateway for the same table, and refuses one that is not its own', () => {
    expect(accounts()).to.equal(accounts());
    const foreign = defineTable({ name: 'foreign', columns: { id: { kind: 'integer' } }, primaryKey: ['id'] });
    expect(() => database.table(foreign)).to.throw('bank: foreign is not one of its tables');
  });

  it('names a foreign key that leads nowhere', async () => {
    const lost = new MemoryDatabase('lost', [transferTable]);
    const error = await rejection(lost.table(transferTable).insert({ account_id: null }));
    expect(error).to.include({ code: 'DATABASE_STATEMENT_REJECTED' });
  });

  it('is unavailable once disposed, and has its rows when opened again', async () => {
    await accounts().insert(account(1, 'ann'));
    await database.dispose();
    await database.dispose();
    for (const call of [
      () => accounts().count(),
      () => database.ping(),
      () => database.transaction(async () => undefined),
      () => database.session(async () => undefined),
    ])
      expect(await rejection(call())).to.include({ code: 'DATABASE_UNAVAILABLE' });
    await database.initialize();
    expect(await accounts().count()).to.equal(1);
  });

  it('lets a running transaction end before it closes', async () => {
    let disposing: Promise<void> | undefined;
    await database.transaction(async () => {
      disposing = database.dispose();
      await accounts().insert(account(1, 'ann'));
    });
    await disposing;
    await database.initialize();
    expect(await accounts().count()).to.equal(1);
  });

  it('gives up a statement whose caller has aborted or whose time is over', async () => {
    const signal = AbortSignal.abort();
    expect(await rejection(accounts().insert(account(1, 'ann'), { signal }))).to.include({ code: 'DATABASE_CALL_CANCELLED' });
    const deadline = Deadline.after(0);
    expect(await rejection(accounts().insert(account(1, 'ann'), { deadline }))).to.include({ code: 'DATABASE_TIMEOUT' });
    expect(await accounts().count()).to.equal(0);
  });

  it('binds the statements of a transaction by its signal', async () => {
    const abort = new AbortController();
    const work = database.transaction(
      async () => {
        await accounts().insert(account(1, 'ann'));
        abort.abort();
        await accounts().insert(account(2, 'bob'));
      },
      { signal: abort.signal },
    );
    expect(await rejection(work)).to.include({ code: 'DATABASE_CALL_CANCELLED' });
    expect(await accounts().count()).to.equal(0);
  });

  it('commits each statement of a session by itself', async () => {
    await database.session(async () => {
      await accounts().insert(account(1, 'ann'));
      await accounts()
        .insert(account(1, 'ann'))
        .catch(() => undefined);
      await accounts().insert(account(2, 'bob'));
    });
    expect(await accounts().count()).to.equal(2);
  });
});
