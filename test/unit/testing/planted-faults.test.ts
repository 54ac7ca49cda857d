import { expect } from 'chai';
import { MemoryDatabase } from '../../../src/adapters/memory/shared/memory-database.js';
import { defineTable } from '../../../src/adapters/schema/shared/table.js';
import { CommitOutcomeUnknown, DatabaseUnavailable } from '../../../src/ports/shared/database.errors.js';
import { TransactionAborted } from '../../../src/ports/shared/transaction.errors.js';
import { rejection } from '../../../src/testing/contracts/rejection.js';
import { PlantedFaults } from '../../../src/testing/faults/planted-faults.js';

const noteTable = defineTable({ name: 'note', columns: { name: { kind: 'text', length: 20 } }, primaryKey: ['name'] });

function subject() {
  const database = new MemoryDatabase('notes', [noteTable]);
  return { database, notes: database.table(noteTable), faults: PlantedFaults.in(database) };
}

const down = new DatabaseUnavailable('notes', 'the test says so');

describe('Planted faults', () => {
  it('fail the n-th statement from now, once', async () => {
    const { notes, faults } = subject();
    await notes.insert({ name: 'before' });
    faults.failCall(2, down);
    await notes.insert({ name: 'first' });
    expect(await rejection(notes.insert({ name: 'second' }))).to.equal(down);
    await notes.insert({ name: 'third' });
    expect((await notes.select()).map(({ name }) => name)).to.deep.equal(['before', 'first', 'third']);
    expect(faults.calls).to.equal(5);
  });

  it('abort the transaction they are met in', async () => {
    const { database, notes, faults } = subject();
    faults.failCall(2, down);
    const work = database.transaction(async () => {
      await notes.insert({ name: 'undone' });
      await rejection(notes.insert({ name: 'fails' }));
      expect(await rejection(notes.insert({ name: 'too late' }))).to.be.instanceOf(TransactionAborted);
    });
    expect(await rejection(work)).to.have.property('cause', down);
    expect(await notes.select()).to.deep.equal([]);
  });

  it('make a conflict, after which the whole work runs again', async () => {
    const { database, notes, faults } = subject();
    faults.conflictOnCall(2);
    const attempts: number[] = [];
    await database.transaction(async ({ attempt }) => {
      attempts.push(attempt);
      await notes.insert({ name: 'one' });
      await notes.insert({ name: 'two' });
    });
    expect(attempts).to.deep.equal([1, 2]);
    expect((await notes.select()).map(({ name }) => name)).to.deep.equal(['one', 'two']);
  });

  it('slow every statement down', async () => {
    const { notes, faults } = subject();
    faults.delay(30);
    const began = performance.now();
    await notes.insert({ name: 'late' });
    expect(performance.now() - began).to.be.above(25);
  });

  for (const [outcome, stored] of [
    ['stored', [{ name: 'in doubt' }]],
    ['not stored', []],
  ] as const)
    it(`lose the answer to a commit that is ${outcome}`, async () => {
      const { database, notes, faults } = subject();
      faults.loseCommitAnswer(outcome);
      let runs = 0;
      const work = database.transaction(async () => {
        runs += 1;
        await notes.insert({ name: 'in doubt' });
      });
      expect(await rejection(work)).to.be.instanceOf(CommitOutcomeUnknown);
      expect(runs).to.equal(1);
      expect(await notes.select()).to.deep.equal(stored);
    });

  it('are gone when they are disposed of', async () => {
    const { database, notes, faults } = subject();
    faults.failCall(1, down);
    faults.loseCommitAnswer('not stored');
    faults[Symbol.dispose]();
    await database.transaction(() => notes.insert({ name: 'kept' }));
    expect(await notes.select()).to.deep.equal([{ name: 'kept' }]);
  });
});
