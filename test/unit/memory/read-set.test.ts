import { expect } from 'chai';
import { ForeignKeyViolation, SerializationConflict, UniqueViolation } from '../../../src/ports/shared/database.errors.js';
import { accountTable, Bank, transferTable, type Session } from './small-tables.js';

const account = (id: number, holder: string) => ({ id, holder, balance: 0, note: null });

describe('what a serializable transaction in memory has learned', () => {
  let bank: Bank;
  beforeEach(() => {
    bank = new Bank();
  });

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
