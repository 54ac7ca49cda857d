import { expect } from 'chai';
import { ForeignKeyViolation, SerializationConflict, UniqueViolation } from '../../../src/ports/shared/database.errors.js';
import { ReadOnlyTransaction } from '../../../src/ports/shared/transaction.errors.js';
import { accountTable, Bank, transferTable, type Session } from './small-tables.js';

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

  describe('serializable', () => {
    it('lets no write skew through: a row that was read has changed', () => {
      const [one, two] = [bank.begin(), bank.begin()];
      for (const session of [one, two]) [1, 2].map((id) => session.find(accountTable, { id }));
      one.update(accountTable, { id: 1 }, { balance: -5 });
      two.update(accountTable, { id: 2 }, { balance: -5 });
      one.commit();
      expect(() => two.commit()).to.throw(SerializationConflict);
    });

    it('repeatable read lets it through, as PostgreSQL does', () => {
      const [one, two] = [bank.begin('repeatable read'), bank.begin('repeatable read')];
      for (const session of [one, two]) [1, 2].map((id) => session.find(accountTable, { id }));
      one.update(accountTable, { id: 1 }, { balance: -5 });
      two.update(accountTable, { id: 2 }, { balance: -5 });
      one.commit();
      two.commit();
      expect([1, 2].map((id) => bank.account(id)?.['balance'])).to.deep.equal([-5, -5]);
    });

    it('sees a row come that a filter would have found, and one go', () => {
      for (const change of ['insert', 'update', 'delete'] as const) {
        bank = new Bank();
        const one = bank.begin();
        one.count(accountTable, { balance: { gte: 10 } });
        const two = bank.begin();
        if (change === 'insert') two.insert(accountTable, { id: 3, holder: 'cyd', balance: 11, note: null });
        if (change === 'update') two.update(accountTable, { id: 1 }, { balance: 0 });
        if (change === 'delete') two.delete(accountTable, { id: 2 });
        two.commit();
        one.insert(transferTable, { account_id: null });
        expect(() => one.commit(), change).to.throw(SerializationConflict);
      }
    });

    it('is not disturbed by rows that its filters do not touch', () => {
      const one = bank.begin();
      one.count(accountTable, { holder: 'ann' });
      const two = bank.begin();
      two.update(accountTable, { id: 2 }, { balance: 0 });
      two.insert(accountTable, account(3, 'cyd'));
      two.commit();
      one.insert(transferTable, { account_id: null });
      one.commit();
      expect(bank.begin().count(transferTable)).to.equal(1);
    });

    it('remembers that a row was not there', () => {
      const one = bank.begin();
      expect(one.find(accountTable, { id: 3 })).to.equal(undefined);
      const two = bank.begin();
      two.insert(accountTable, account(3, 'cyd'));
      two.commit();
      one.insert(transferTable, { account_id: null });
      expect(() => one.commit()).to.throw(SerializationConflict);
    });

    it('remembers what a refused statement and an empty change have told it', () => {
      for (const learn of [
        (session: ReturnType<Bank['begin']>) => expect(() => session.insert(accountTable, account(9, 'bob'))).to.throw(UniqueViolation),
        (session: ReturnType<Bank['begin']>) => session.load(accountTable, [account(2, 'zoe')], 'ignore'),
        (session: ReturnType<Bank['begin']>) => session.delete(accountTable, { id: 2 }) || session.transaction.rollbackTo('s'),
      ]) {
        bank = new Bank();
        const one = bank.begin();
        one.transaction.savepoint('s');
        learn(one);
        one.transaction.rollbackTo('s');
        const two = bank.begin();
        two.delete(accountTable, { id: 2 });
        two.commit();
        one.insert(transferTable, { account_id: null });
        expect(() => one.commit()).to.throw(SerializationConflict);
      }
    });

    /** What `one` did leaves no trace, but what it was told would be another thing after `two`. */
    const meets = (first: (one: Session) => void, second: (two: Session) => void) => {
      bank = new Bank();
      const [one, two] = [bank.begin(), bank.begin()];
      first(one);
      second(two);
      two.commit();
      one.insert(transferTable, { account_id: null });
      expect(() => one.commit()).to.throw(SerializationConflict);
    };

    it('remembers that there was room for a value that it gave up again', () => {
      const takeCyd = (two: Session) => two.insert(accountTable, account(4, 'cyd'));
      meets((one) => {
        one.update(accountTable, { id: 1 }, { holder: 'cyd' });
        one.update(accountTable, { id: 1 }, { holder: 'dan' });
      }, takeCyd);
      meets((one) => {
        one.insert(accountTable, account(3, 'cyd'));
        one.delete(accountTable, { id: 3 });
      }, takeCyd);
      meets((one) => {
        one.transaction.savepoint('s');
        one.insert(accountTable, account(3, 'cyd'));
        one.transaction.rollbackTo('s');
      }, takeCyd);
    });

    it('remembers that there was a row to refer to, although it refers to it no more', () => {
      const deleteBob = (two: Session) => two.delete(accountTable, { id: 2 });
      meets((one) => {
        one.insert(transferTable, { id: 9n, account_id: 2 });
        one.delete(transferTable, { id: 9n });
      }, deleteBob);
      meets((one) => {
        one.transaction.savepoint('s');
        one.insert(transferTable, { id: 9n, account_id: 2 });
        one.transaction.rollbackTo('s');
      }, deleteBob);
    });

    it('remembers that nothing referred to a key that it took away and gave back', () => {
      const refer = (two: Session) => two.insert(transferTable, { id: 9n, account_id: 1 });
      meets((one) => {
        one.delete(accountTable, { id: 1 });
        one.insert(accountTable, account(1, 'ann'));
      }, refer);
      meets((one) => {
        one.update(accountTable, { id: 1 }, { id: 7 });
        one.update(accountTable, { id: 7 }, { id: 1 });
      }, refer);
    });

    it('remembers why a reference was refused', () => {
      meets(
        (one) => {
          one.transaction.savepoint('s');
          expect(() => one.insert(transferTable, { id: 9n, account_id: 3 })).to.throw(ForeignKeyViolation);
          one.transaction.rollbackTo('s');
        },
        (two) => two.insert(accountTable, account(3, 'cyd')),
      );
    });

    it('never refuses one that only reads', () => {
      const one = bank.begin();
      one.count(accountTable);
      const two = bank.begin();
      two.delete(accountTable, { id: 1 });
      two.commit();
      one.count(accountTable);
      one.commit();
    });

    it('still sees every change when more filters were used than it keeps', () => {
      const one = bank.begin();
      for (let id = 0; id < 1000; id++) one.count(accountTable, { note: `n${String(id)}` });
      const two = bank.begin();
      two.update(accountTable, { id: 1 }, { note: 'n3' });
      two.commit();
      one.insert(transferTable, { account_id: null });
      expect(() => one.commit()).to.throw(SerializationConflict);
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
