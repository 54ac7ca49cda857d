import { expect } from 'chai';
import type { Account } from '../../../domain/ledger/account.js';
import { Money } from '../../../domain/ledger/money.js';
import { Transfer, type TransferRequest } from '../../../domain/ledger/transfer.js';
import { AccountId } from '../../../domain/shared/ids.js';
import { CheckViolation, ForeignKeyViolation, UniqueViolation } from '../../../ports/shared/database.errors.js';
import { CursorRefused } from '../../../ports/shared/query.errors.js';
import { anAccount, aTransferOutcome, aTransferRequest } from '../../builders/ledger/index.js';
import { rejection } from '../rejection.js';
import { expectOwnCopies, spoil } from '../spoil.js';
import type { LedgerSubject } from './ledger-subject.js';

/** What every `TransferRepository` owes its callers, on an empty store. */
export function describeTransferRepository(engine: string, subject: () => LedgerSubject): void {
  describe(`transfer repository on ${engine}`, () => {
    let one: Account;
    let two: Account;
    let three: Account;
    beforeEach(async () => {
      const { accounts } = subject();
      [one, two, three] = [await accounts.add(anAccount()), await accounts.add(anAccount()), await accounts.add(anAccount())];
    });

    it('gives a transfer an id and finds it by its key, exactly', async () => {
      const { transfers } = subject();
      const request = aTransferRequest(one.id, two.id, "clé 👩‍🚀'; DROP TABLE", Money.parse('92233720368547758.07', 'EUR'));
      const outcome = aTransferOutcome('92233720368547758.05', '92233720368547758.03');
      const added = await transfers.add(request, outcome);
      expect(added).to.be.instanceOf(Transfer);
      expect(added.request).to.deep.equal(request);
      expect(added.outcome).to.deep.equal(outcome);
      expect(await transfers.findByKey(request.key)).to.deep.equal(added);
      expect(added.outcome.at.toString()).to.equal('2026-11-21T12:00:00.123456Z');
      expect(await transfers.findByKey('another')).to.equal(undefined);
    });

    it('takes each key once, letters of different case being different', async () => {
      const { transfers } = subject();
      await transfers.add(aTransferRequest(one.id, two.id, 'key'), aTransferOutcome());
      await transfers.add(aTransferRequest(one.id, two.id, 'KEY'), aTransferOutcome());
      const error = await rejection(transfers.add(aTransferRequest(two.id, one.id, 'key'), aTransferOutcome()));
      expect(error).to.be.instanceOf(UniqueViolation).and.include({ constraint: 'transfers_idempotency_key_key' });
      expect((await transfers.findByKey('key'))?.request.from).to.equal(one.id);
    });

    it('lets one of several callers use a key', async () => {
      const { transfers } = subject();
      const added = await Promise.allSettled(
        Array.from({ length: 6 }, () => transfers.add(aTransferRequest(one.id, two.id, 'key'), aTransferOutcome())),
      );
      expect(added.filter(({ status }) => status === 'fulfilled')).to.have.length(1);
      expect((await transfers.listOf(one.id, { limit: 9 })).items).to.have.length(1);
    });

    it('shares no object with anybody', async () => {
      const { transfers } = subject();
      const added = await transfers.add(aTransferRequest(one.id, two.id, 'key'), aTransferOutcome());
      const { id } = added;
      spoil(added);
      const kept = () => new Transfer(id, aTransferRequest(one.id, two.id, 'key'), aTransferOutcome());
      await expectOwnCopies(() => transfers.findByKey('key'), kept);
    });

    it('refuses accounts that are not there, and amounts that are none', async () => {
      const { transfers } = subject();
      const nowhere = AccountId(4_000_000n);
      for (const request of [aTransferRequest(one.id, nowhere, 'key'), aTransferRequest(nowhere, one.id, 'key')])
        expect(await rejection(transfers.add(request, aTransferOutcome()))).to.be.instanceOf(ForeignKeyViolation);
      const nothing = { ...aTransferRequest(one.id, two.id, 'key'), amount: Money.parse('0', 'EUR') } as TransferRequest;
      const error = await rejection(transfers.add(nothing, aTransferOutcome()));
      expect(error).to.be.instanceOf(CheckViolation).and.include({ constraint: 'transfers_amount_positive' });
      expect(await transfers.findByKey('key')).to.equal(undefined);
    });

    it('lists what went and came on one account, in order, in pages', async () => {
      const { transfers } = subject();
      const add = (from: Account, to: Account, key: string) => transfers.add(aTransferRequest(from.id, to.id, key), aTransferOutcome());
      const mine = [await add(one, two, 'a'), await add(two, one, 'b')];
      await add(two, three, 'c');
      mine.push(await add(one, three, 'd'));
      const first = await transfers.listOf(one.id, { limit: 2 });
      expect(first.items).to.deep.equal(mine.slice(0, 2));
      const second = await transfers.listOf(one.id, { limit: 2, cursor: first.next });
      expect(second).to.deep.equal({ items: mine.slice(2), hasNext: false, next: undefined });
      expect(await rejection(transfers.listOf(two.id, { limit: 2, cursor: first.next }))).to.be.instanceOf(CursorRefused);
      expect((await transfers.listOf(AccountId(404n), { limit: 2 })).items).to.deep.equal([]);
    });

    it('takes part in the transaction around it', async () => {
      const { database, transfers } = subject();
      await rejection(
        database.transaction(async () => {
          await transfers.add(aTransferRequest(one.id, two.id, 'key'), aTransferOutcome());
          throw new Error('roll back');
        }),
      );
      expect(await transfers.findByKey('key')).to.equal(undefined);
    });
  });
}
