import { expect } from 'chai';
import { SerializationConflict, UniqueViolation } from '../../../src/ports/shared/database.errors.js';
import { ReadOnlyTransaction } from '../../../src/ports/shared/transaction.errors.js';
import { accountTable, Bank, transferTable } from './small-tables.js';

const account = (id: number, holder: string) => ({ id, holder, balance: 0, note: null });

describe('concurrent transactions in memory', () => {
  let bank: Bank;
  beforeEach(() => {
    bank = new Bank();
  });

  for (const isolation of ['repeatable read', 'serializable'] as const)
    describe(isolation, () => {
      it('sees one snapshot, whatever others commit', () => {
        const reader = bank.begin(isolation);
        const writer = bank.begin();
        writer.update(accountTable, { id: 1 }, { balance: 0 });
        writer.commit();
        expect(reader.find(accountTable, { id: 1 })).to.include({ balance: 10 });
        expect(reader.count(accountTable, { balance: 0 })).to.equal(0);
      });

      it('lets the first commit of a row win', () => {
        const [one, two] = [bank.begin(isolation), bank.begin(isolation)];
        one.update(accountTable, { id: 1 }, { balance: 1 });
        two.update(accountTable, { id: 1 }, { balance: 2 });
        one.commit();
        expect(() => two.commit()).to.throw(SerializationConflict);
        expect(bank.account(1)).to.include({ balance: 1 });
      });

      it('refuses to change what was deleted, and to delete what was changed', () => {
        const [one, two, three] = [bank.begin(isolation), bank.begin(isolation), bank.begin(isolation)];
        one.delete(accountTable, { id: 1 });
        two.update(accountTable, { id: 1 }, { balance: 2 });
        one.commit();
        expect(() => two.commit()).to.throw(SerializationConflict);
        const four = bank.begin(isolation);
        four.update(accountTable, { id: 2 }, { balance: 4 });
        four.commit();
        three.delete(accountTable, { id: 2 });
        expect(() => three.commit()).to.throw(SerializationConflict);
        expect(bank.account(2)).to.include({ balance: 4 });
      });

      it('merges changes of different rows', () => {
        const [one, two] = [bank.begin(isolation), bank.begin(isolation)];
        one.update(accountTable, { id: 1 }, { balance: 1 });
        one.insert(accountTable, account(3, 'cyd'));
        two.update(accountTable, { id: 2 }, { balance: 2 });
        two.insert(accountTable, account(4, 'dan'));
        one.commit();
        two.commit();
        expect([1, 2, 3, 4].map((id) => bank.account(id)?.['balance'])).to.deep.equal([1, 2, 0, 0]);
      });

      it('meets when both insert the same key or the same unique value', () => {
        const [one, two, three] = [bank.begin(isolation), bank.begin(isolation), bank.begin(isolation)];
        one.insert(accountTable, account(3, 'cyd'));
        two.insert(accountTable, account(3, 'dan'));
        three.insert(accountTable, account(4, 'cyd'));
        one.commit();
        expect(() => two.commit()).to.throw(SerializationConflict);
        expect(() => three.commit()).to.throw(SerializationConflict);
        expect(bank.begin().count(accountTable)).to.equal(3);
      });

      it('lets rows exchange a unique value while others commit', () => {
        const one = bank.begin(isolation);
        one.update(accountTable, { id: 1 }, { holder: 'nobody' });
        one.update(accountTable, { id: 2 }, { holder: 'ann' });
        one.update(accountTable, { id: 1 }, { holder: 'bob' });
        const two = bank.begin();
        two.insert(accountTable, account(3, 'cyd'));
        two.commit();
        one.commit();
        expect([1, 2].map((id) => bank.account(id)?.['holder'])).to.deep.equal(['bob', 'ann']);
        expect(() => bank.begin().insert(accountTable, account(9, 'ann'))).to.throw(UniqueViolation);
      });

      it('meets when one refers to what the other deletes, whoever commits first', () => {
        for (const first of ['child', 'parent'] as const) {
          bank = new Bank();
          const [child, parent] = [bank.begin(isolation), bank.begin(isolation)];
          child.insert(transferTable, { account_id: 1 });
          parent.delete(accountTable, { id: 1 });
          const [winner, loser] = first === 'child' ? [child, parent] : [parent, child];
          winner.commit();
          expect(() => loser.commit()).to.throw(SerializationConflict);
        }
      });

      it('does not meet when a row is changed that another one only refers to', () => {
        const [child, parent] = [bank.begin(isolation), bank.begin(isolation)];
        child.insert(transferTable, { account_id: 1 });
        parent.update(accountTable, { id: 1 }, { balance: 3 });
        parent.commit();
        child.commit();
        expect(bank.begin().count(transferTable)).to.equal(1);
      });
    });

  describe('read committed', () => {
    it('sees what others have committed before each statement, and its own changes', () => {
      const one = bank.begin('read committed');
      one.update(accountTable, { id: 1 }, { balance: 1 });
      const two = bank.begin();
      two.update(accountTable, { id: 2 }, { balance: 2 });
      two.insert(accountTable, account(3, 'cyd'));
      two.commit();
      expect([1, 2, 3].map((id) => one.find(accountTable, { id })?.['balance'])).to.deep.equal([1, 2, 0]);
    });

    it('keeps the columns of both that changed one row', () => {
      const [one, two] = [bank.begin('read committed'), bank.begin('read committed')];
      one.update(accountTable, { id: 1 }, { balance: 1 });
      two.update(accountTable, { id: 1 }, { note: 'two' });
      two.commit();
      one.commit();
      expect(bank.account(1)).to.deep.equal({ id: 1, holder: 'ann', balance: 1, note: 'two' });
    });

    it('lets the last one win in the same column', () => {
      const [one, two] = [bank.begin('read committed'), bank.begin('read committed')];
      one.update(accountTable, { id: 1 }, { balance: 1 });
      two.update(accountTable, { id: 1 }, { balance: 2 });
      one.commit();
      two.commit();
      expect(bank.account(1)).to.include({ balance: 2 });
    });

    it('does not bring a deleted row back', () => {
      const [one, two] = [bank.begin('read committed'), bank.begin('read committed')];
      one.update(accountTable, { id: 1 }, { balance: 1 });
      two.delete(accountTable, { id: 1 });
      two.commit();
      one.commit();
      expect(bank.account(1)).to.equal(undefined);
    });

    it('meets when another has taken the key, the unique value or the parent', () => {
      const key = bank.begin('read committed');
      const unique = bank.begin('read committed');
      const child = bank.begin('read committed');
      key.insert(accountTable, account(3, 'x'));
      unique.insert(accountTable, account(4, 'cyd'));
      child.insert(transferTable, { account_id: 2 });
      const other = bank.begin();
      other.insert(accountTable, account(3, 'cyd'));
      other.delete(accountTable, { id: 2 });
      other.commit();
      for (const session of [key, unique, child]) expect(() => session.commit()).to.throw(SerializationConflict);
      expect(() => key.find(accountTable, { id: 1 })).to.throw(SerializationConflict);
    });
  });

  describe('savepoints', () => {
    it('undo what came after, again and again, and keep what came before', () => {
      const one = bank.begin();
      one.update(accountTable, { id: 1 }, { balance: 1 });
      one.transaction.savepoint('a');
      one.update(accountTable, { id: 1 }, { balance: 2 });
      one.transaction.savepoint('b');
      one.delete(accountTable, { id: 1 });
      one.transaction.rollbackTo('b');
      expect(one.find(accountTable, { id: 1 })).to.include({ balance: 2 });
      one.transaction.rollbackTo('a');
      one.update(accountTable, { id: 2 }, { balance: 3 });
      one.transaction.rollbackTo('a');
      one.transaction.release('a');
      one.commit();
      expect([1, 2].map((id) => bank.account(id)?.['balance'])).to.deep.equal([1, 10]);
    });

    it('are older than what read committed brought in since, and survive it', () => {
      const one = bank.begin('read committed');
      one.update(accountTable, { id: 1 }, { balance: 1 });
      one.transaction.savepoint('a');
      one.update(accountTable, { id: 1 }, { note: 'undone' });
      const two = bank.begin();
      two.update(accountTable, { id: 2 }, { balance: 2 });
      two.commit();
      one.count(accountTable);
      one.transaction.rollbackTo('a');
      expect([1, 2].map((id) => one.find(accountTable, { id })?.['balance'])).to.deep.equal([1, 2]);
      one.commit();
      expect(bank.account(1)).to.include({ balance: 1, note: null });
    });
  });

  it('a read-only transaction refuses every write, also of rows that are not there', () => {
    const one = bank.beginReadOnly();
    expect(() => one.insert(accountTable, account(3, 'cyd'))).to.throw(ReadOnlyTransaction);
    expect(() => one.update(accountTable, { id: 404 }, { balance: 1 })).to.throw(ReadOnlyTransaction);
    expect(() => one.delete(accountTable, { id: 404 })).to.throw(ReadOnlyTransaction);
    expect(one.count(accountTable)).to.equal(2);
  });

  it('numbers given to a transaction that rolls back are not given again', () => {
    bank.begin().insert(transferTable, { account_id: null });
    const one = bank.begin();
    expect(one.insert(transferTable, { account_id: null })).to.include({ id: 2n });
  });
});
