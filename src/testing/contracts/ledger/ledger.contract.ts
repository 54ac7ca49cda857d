import { expect } from 'chai';
import { AccountNotFound, BalanceTooLarge, InsufficientFunds } from '../../../domain/ledger/account.errors.js';
import type { Account } from '../../../domain/ledger/account.js';
import { CurrencyMismatch } from '../../../domain/ledger/money.errors.js';
import { Money } from '../../../domain/ledger/money.js';
import { AmountNotPositive, IdempotencyKeyReused, SameAccount } from '../../../domain/ledger/transfer.errors.js';
import { AccountId } from '../../../domain/shared/ids.js';
import { Instant } from '../../../domain/shared/instant.js';
import { InvalidValue } from '../../../domain/shared/invalid-value.js';
import { ValueNotStorable } from '../../../ports/shared/database.errors.js';
import { CursorRefused } from '../../../ports/shared/query.errors.js';
import { AccountService } from '../../../services/ledger/account.service.js';
import { TransferService } from '../../../services/ledger/transfer.service.js';
import { rejection } from '../rejection.js';
import type { LedgerSubject } from './ledger-subject.js';

const euros = (amount: string): Money => Money.parse(amount, 'EUR');
const clock = { now: () => Instant.parse('2026-11-21T12:00:00.123456Z') };

/** What the services make of repositories, on an empty store: transfers, repeats, races, and input that cannot be. */
export function describeLedger(engine: string, subject: () => LedgerSubject): void {
  describe(`ledger on ${engine}`, () => {
    let accounts: AccountService;
    let transfers: TransferService;
    let ann: Account;
    let bob: Account;

    beforeEach(async () => {
      const { database, ...repositories } = subject();
      accounts = new AccountService(repositories.accounts, repositories.transfers, database, clock);
      transfers = new TransferService(repositories.transfers, repositories.accounts, database, clock);
      ann = await accounts.open({ owner: 'Ann', balance: euros('100.00') });
      bob = await accounts.open({ owner: 'Bob', balance: euros('50.00') });
    });

    const transfer = (from: Account, to: Account, amount: string, idempotencyKey: string) =>
      transfers.transferFunds(from.id, to.id, euros(amount), { idempotencyKey });
    const balances = async () => [(await accounts.get(ann.id)).balance.amount, (await accounts.get(bob.id)).balance.amount];

    it('moves an amount, both balances or neither', async () => {
      const done = await transfer(ann, bob, '40.05', 'k1');
      expect(done.outcome.fromBalance.toString()).to.equal('59.95 EUR');
      expect(await balances()).to.deep.equal(['59.95', '90.05']);
      await transfer(bob, ann, '90.05', 'k2');
      expect(await balances()).to.deep.equal(['150.00', '0.00']);
      expect([...(await accounts.totals())]).to.deep.equal([['EUR', 15_000n]]);
    });

    it('gives the first result when a key is repeated, and moves nothing', async () => {
      const first = await transfer(ann, bob, '10', 'k');
      await transfer(bob, ann, '5', 'other');
      expect(await transfer(ann, bob, '10.00', 'k')).to.deep.equal(first);
      expect(await balances()).to.deep.equal(['95.00', '55.00']);
    });

    it('does a request once when it is sent several times at once', async () => {
      const all = await Promise.all(Array.from({ length: 8 }, () => transfer(ann, bob, '10', 'k')));
      expect(new Set(all.map(({ id }) => id)).size).to.equal(1);
      expect(await balances()).to.deep.equal(['90.00', '60.00']);
    });

    it('refuses another request under a key that was used, also at the same moment', async () => {
      await transfer(ann, bob, '10', 'k');
      for (const attempt of [transfer(ann, bob, '11', 'k'), transfer(bob, ann, '10', 'k')])
        expect(await rejection(attempt)).to.be.instanceOf(IdempotencyKeyReused);
      const [cy, di] = [
        await accounts.open({ owner: 'Cy', balance: euros('9') }),
        await accounts.open({ owner: 'Di', balance: euros('9') }),
      ];
      const outcomes = await Promise.allSettled([transfer(ann, bob, '1', 'same'), transfer(cy, di, '1', 'same')]);
      const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
      expect(refused.map(({ reason }) => (reason as Error).name)).to.deep.equal(['IdempotencyKeyReused']);
      expect([...(await accounts.totals())]).to.deep.equal([['EUR', 16_800n]]);
    });

    it('leaves the key of a refused transfer free', async () => {
      expect(await rejection(transfer(bob, ann, '50.01', 'k'))).to.be.instanceOf(InsufficientFunds);
      expect(await balances()).to.deep.equal(['100.00', '50.00']);
      await transfer(ann, bob, '1', 'unrelated');
      await transfer(bob, ann, '50.01', 'k');
      expect(await balances()).to.deep.equal(['149.01', '0.99']);
    });

    it('never waits for itself when transfers go both ways at once', async () => {
      const both = Array.from({ length: 12 }, (_, index) =>
        index % 2 === 0 ? transfer(ann, bob, '1', `k${String(index)}`) : transfer(bob, ann, '1', `k${String(index)}`),
      );
      await Promise.all(both);
      expect(await balances()).to.deep.equal(['100.00', '50.00']);
    });

    it('pays out what is there once, however many ask', async () => {
      const outcomes = await Promise.allSettled(Array.from({ length: 10 }, (_, index) => transfer(bob, ann, '10', `k${String(index)}`)));
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).to.have.length(5);
      for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).to.be.instanceOf(InsufficientFunds);
      expect(await balances()).to.deep.equal(['150.00', '0.00']);
    });

    it('states what came and went, with the balance after each, in pages', async () => {
      await transfer(ann, bob, '1', 'a');
      await transfer(bob, ann, '2', 'b');
      await transfer(ann, bob, '3', 'c');
      const first = await accounts.statement(ann.id, { limit: 2 });
      const told = first.items.map(({ counterparty, amount, balance }) => [counterparty, amount.toString(), balance.amount]);
      expect(told).to.deep.equal([
        [bob.id, '-1.00 EUR', '99.00'],
        [bob.id, '2.00 EUR', '101.00'],
      ]);
      const second = await accounts.statement(ann.id, { limit: 2, cursor: first.next });
      expect(second.items.map(({ amount, balance }) => [amount.amount, balance.amount])).to.deep.equal([['-3.00', '98.00']]);
      expect(second.hasNext).to.equal(false);
    });

    it('takes a transfer back with the transaction it joined', async () => {
      const { database } = subject();
      await rejection(
        database.transaction(async () => {
          await transfer(ann, bob, '10', 'k');
          throw new Error('roll back');
        }),
      );
      expect(await balances()).to.deep.equal(['100.00', '50.00']);
      expect((await accounts.statement(ann.id)).items).to.deep.equal([]);
    });

    it('refuses a balance that is too large for any account', async () => {
      const rich = await accounts.open({ owner: 'Rich', balance: euros('92233720368547758.07') });
      expect(await rejection(transfer(ann, rich, '0.01', 'k'))).to.be.instanceOf(BalanceTooLarge);
      expect(await balances()).to.deep.equal(['100.00', '50.00']);
    });

    it('does not exchange', async () => {
      const yen = await accounts.open({ owner: 'Yoko', balance: Money.parse('1000', 'JPY') });
      for (const [from, to] of [
        [yen, ann],
        [ann, yen],
      ] as const)
        expect(await rejection(transfer(from, to, '1', 'k'))).to.be.instanceOf(CurrencyMismatch);
      expect([...(await accounts.totals())]).to.deep.equal([
        ['EUR', 15_000n],
        ['JPY', 1_000n],
      ]);
    });

    describe('input that cannot be', () => {
      const key = { idempotencyKey: 'k' };
      const unknown = AccountId(4_000_000n);
      const open = (owner: string, balance: Money) => accounts.open({ owner, balance });
      const refusals: Readonly<Record<string, readonly [() => Promise<unknown>, abstract new (...facts: never[]) => Error]>> = {
        'a transfer of nothing': [() => transfer(ann, bob, '0', 'k'), AmountNotPositive],
        'a transfer of less than nothing': [() => transfer(ann, bob, '-1', 'k'), AmountNotPositive],
        'a transfer to itself': [() => transfer(ann, ann, '1', 'k'), SameAccount],
        'a transfer from nowhere': [() => transfers.transferFunds(unknown, bob.id, euros('1'), key), AccountNotFound],
        'a transfer to nowhere': [() => transfers.transferFunds(ann.id, unknown, euros('1'), key), AccountNotFound],
        'an account beyond 64 bits': [() => transfers.transferFunds(ann.id, AccountId(2n ** 63n), euros('1'), key), ValueNotStorable],
        'more than there is': [() => transfer(ann, bob, '100.01', 'k'), InsufficientFunds],
        'an empty key': [() => transfer(ann, bob, '1', ''), InvalidValue],
        'an endless key': [() => transfer(ann, bob, '1', 'k'.repeat(256)), InvalidValue],
        'a key with a NUL': [() => transfer(ann, bob, '1', 'k\0'), InvalidValue],
        'an empty owner': [() => open('  ', euros('1')), InvalidValue],
        'an endless owner': [() => open('x'.repeat(256), euros('1')), InvalidValue],
        'an owner with a NUL': [() => open('An\0n', euros('1')), InvalidValue],
        'a balance below zero': [() => open('Ann', euros('-0.01')), InvalidValue],
        'the statement of nobody': [() => accounts.statement(unknown), AccountNotFound],
        'a page of nothing': [() => accounts.statement(ann.id, { limit: 0 }), InvalidValue],
        'a page that is no number': [() => accounts.list({ limit: Number.NaN }), InvalidValue],
        'a cursor of one’s own': [() => accounts.list({ cursor: 'banana' }), CursorRefused],
      };
      for (const [what, [attempt, expected]] of Object.entries(refusals))
        it(`refuses ${what} and stores nothing`, async () => {
          expect(await rejection(attempt())).to.be.instanceOf(expected);
          expect(await balances()).to.deep.equal(['100.00', '50.00']);
          expect((await accounts.list()).items).to.have.length(2);
          expect((await accounts.statement(ann.id)).items).to.deep.equal([]);
        });
    });
  });
}
