import { expect } from 'chai';
import { AccountNotFound } from '../../../domain/ledger/account.errors.js';
import { Account, type NewAccount } from '../../../domain/ledger/account.js';
import { Money } from '../../../domain/ledger/money.js';
import { AccountId } from '../../../domain/shared/ids.js';
import { CheckViolation } from '../../../ports/shared/database.errors.js';
import { CursorRefused } from '../../../ports/shared/query.errors.js';
import { anAccount } from '../../builders/ledger/index.js';
import { rejection } from '../rejection.js';
import { expectOwnCopies, spoil } from '../spoil.js';
import type { LedgerSubject } from './ledger-subject.js';

/** What every `AccountRepository` owes its callers, on an empty store. */
export function describeAccountRepository(engine: string, subject: () => LedgerSubject): void {
  describe(`account repository on ${engine}`, () => {
    it('gives an account an id and finds it again, exactly', async () => {
      const { accounts } = subject();
      const added = await accounts.add(anAccount('Ōsumi 👩‍🚀', '92233720368547758.07'));
      expect(added.id > 0n).to.equal(true);
      const found = await accounts.findById(added.id);
      expect(found).to.deep.equal(added).and.to.be.instanceOf(Account);
      expect(found?.balance.minorUnits).to.equal(9_223_372_036_854_775_807n);
      expect(found?.openedAt.toString()).to.equal('2026-11-21T12:00:00.123456Z');
      expect(await accounts.findById(AccountId(404n))).to.equal(undefined);
    });

    it('saves a balance and leaves everything else alone', async () => {
      const { accounts } = subject();
      const [one, other] = [await accounts.add(anAccount()), await accounts.add(anAccount())];
      const richer = one.deposit(Money.parse('0.01', 'EUR'));
      await accounts.saveBalance(richer);
      expect(await accounts.findById(one.id)).to.deep.equal(richer);
      expect(await accounts.findById(other.id)).to.deep.equal(other);
      const gone = new Account(AccountId(404n), 'Nobody', richer.balance, richer.openedAt);
      expect(await rejection(accounts.saveBalance(gone))).to.be.instanceOf(AccountNotFound);
    });

    it('stores no balance below zero, whoever made it', async () => {
      const { accounts } = subject();
      const below = { ...anAccount(), balance: Money.parse('-0.01', 'EUR') } as NewAccount;
      const error = await rejection(accounts.add(below));
      expect(error).to.be.instanceOf(CheckViolation).and.include({ constraint: 'accounts_balance_not_negative' });
      const account = await accounts.add(anAccount());
      const emptied = { ...account, balance: below.balance } as Account;
      expect(await rejection(accounts.saveBalance(emptied))).to.be.instanceOf(CheckViolation);
      expect(await accounts.findById(account.id)).to.deep.equal(account);
    });

    it('lists pages ordered by id', async () => {
      const { accounts } = subject();
      const all: Account[] = [];
      for (const owner of ['c', 'a', 'b']) all.push(await accounts.add(anAccount(owner)));
      const first = await accounts.list({ limit: 2 });
      expect(first.items).to.deep.equal(all.slice(0, 2));
      const second = await accounts.list({ limit: 2, cursor: first.next });
      expect(second).to.deep.equal({ items: all.slice(2), hasNext: false, next: undefined });
      expect(await rejection(accounts.list({ limit: 2, cursor: 'x' }))).to.be.instanceOf(CursorRefused);
      const [one, again] = [await accounts.list({ limit: 1 }), await accounts.list({ limit: 1 })];
      expect(one.items[0] === again.items[0], 'one object for both').to.equal(false);
    });

    it('sums up each currency exactly, beyond 64 bits', async () => {
      const { accounts } = subject();
      expect(await accounts.totals()).to.deep.equal(new Map());
      for (let index = 0; index < 3; index += 1) await accounts.add(anAccount('rich', '92233720368547758.07'));
      await accounts.add(anAccount('other', '7', 'JPY'));
      expect([...(await accounts.totals())]).to.deep.equal([
        ['EUR', 3n * 9_223_372_036_854_775_807n],
        ['JPY', 7n],
      ]);
    });

    it('shares no object with anybody', async () => {
      const { accounts } = subject();
      const { id } = await accounts.add(anAccount());
      const saved = (): Account => {
        const { owner, balance, openedAt } = anAccount('Vera Rubin', '7.00');
        return new Account(id, owner, balance, openedAt);
      };
      const given = saved();
      await accounts.saveBalance(given);
      spoil(given);
      await expectOwnCopies(() => accounts.findById(id), saved);
    });

    it('takes part in the transaction around it', async () => {
      const { database, accounts } = subject();
      const account = await accounts.add(anAccount());
      await rejection(
        database.transaction(async () => {
          await accounts.saveBalance(account.deposit(account.balance));
          await accounts.add(anAccount());
          throw new Error('roll back');
        }),
      );
      expect((await accounts.list({ limit: 9 })).items).to.deep.equal([account]);
    });

    it('holds an account as it is now, and changes nothing by it', async () => {
      const { database, accounts } = subject();
      const account = await accounts.add(anAccount());
      const hold = (id: AccountId) => database.transaction(() => accounts.hold(id), { isolation: database.holdIsolation });
      expect(await hold(account.id)).to.deep.equal(account);
      expect(await hold(AccountId(404n))).to.equal(undefined);
      expect(await accounts.findById(account.id)).to.deep.equal(account);
    });

    it('loses no change of an account that is held before it is changed', async () => {
      const { database, accounts } = subject();
      const { id } = await accounts.add(anAccount('Vera Rubin', '0'));
      const cent = Money.parse('0.01', 'EUR');
      const pay = () =>
        database.transaction(
          async () => {
            const account = await accounts.hold(id);
            if (account) await accounts.saveBalance(account.deposit(cent));
          },
          { isolation: database.holdIsolation },
        );
      await Promise.all(Array.from({ length: 12 }, pay));
      expect((await accounts.findById(id))?.balance.amount).to.equal('0.12');
    });
  });
}
