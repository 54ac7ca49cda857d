import { expect } from 'chai';
import { UniqueViolation } from '../../../ports/shared/database.errors.js';
import { rejection } from '../rejection.js';
import { owner, ownerTable, petTable, specimen, specimenTable } from './contract-tables.js';
import type { TableGatewaySubject } from './table-gateway-subject.js';

export function describeTableTransactions(subject: () => TableGatewaySubject): void {
  describe('in transactions', () => {
    const table = () => subject().table(specimenTable);
    const owners = () => subject().table(ownerTable);
    const pets = () => subject().table(petTable);

    it('a roll-back brings back rows, unique values and what went along', async () => {
      await owners().insert(owner('a@x', { id: 1n }));
      await pets().insert({ id: 1, owner_id: 1n, name: 'Rex' });
      const boom = new Error('boom');
      const failed = subject().database.transaction(async () => {
        await owners().delete({ id: 1n });
        await owners().insert(owner('a@x', { id: 2n }));
        expect(await pets().count()).to.equal(0);
        throw boom;
      });
      expect(await rejection(failed)).to.equal(boom);
      expect(await owners().select()).to.deep.equal([owner('a@x', { id: 1n })]);
      expect(await pets().count()).to.equal(1);
      expect(await rejection(owners().insert(owner('a@x', { id: 2n })))).to.be.instanceOf(UniqueViolation);
    });

    it('a nested one that fails gives its unique values back and leaves the rest', async () => {
      await subject().database.transaction(async () => {
        await owners().insert(owner('a@x', { id: 1n }));
        const nested = subject().database.transaction(
          async () => {
            await owners().insert(owner('b@x', { id: 2n }));
            await owners().update({ id: 1n }, { email: 'c@x' });
            await owners().insert(owner('b@x', { id: 3n }));
          },
          { propagation: 'nested' },
        );
        expect(await rejection(nested)).to.be.instanceOf(UniqueViolation);
        await owners().insert(owner('b@x', { id: 4n }));
      });
      const expected = [owner('a@x', { id: 1n }), owner('b@x', { id: 4n })];
      expect(await owners().select()).to.deep.equal(expected);
    });

    it('an independent one may insert rows that the database numbers, as the one around it did', async () => {
      const numbered: bigint[] = [];
      const insert = async (email: string) => void numbered.push((await owners().insert(owner(email))).id);
      const options = { propagation: 'requiresNew', retry: false } as const;
      await subject().database.transaction(
        async () => {
          await insert('a@x');
          await subject().database.transaction(() => insert('b@x'), options);
          await insert('c@x');
          await subject().database.transaction(() => insert('d@x'), options);
        },
        { retry: false },
      );
      const stored = (await owners().select()).map(({ id, email }) => `${String(id)} ${email}`);
      expect(stored).to.deep.equal(['a@x', 'b@x', 'c@x', 'd@x'].map((email, index) => `${String(numbered[index])} ${email}`));
    });

    it('a filter sees what the transaction itself has written', async () => {
      await table().insert(specimen(1, { words: 'old' }));
      await subject().database.transaction(async () => {
        await table().update({ id: 1 }, { words: 'new' });
        await table().insert(specimen(2, { words: 'new' }));
        expect(await table().count({ words: 'old' })).to.equal(0);
        expect((await table().select({ where: { words: 'new' } })).map(({ id }) => id)).to.deep.equal([1, 2]);
      });
    });

    it('no increment is lost when many read and write the same row', async () => {
      await table().insert(specimen(1, { whole: 0 }));
      const increment = () =>
        subject().database.transaction(async () => {
          const row = await table().find({ id: 1 });
          await table().update({ id: 1 }, { whole: row!.whole! + 1 });
        });
      await Promise.all(Array.from({ length: 10 }, increment));
      expect((await table().find({ id: 1 }))?.whole).to.equal(10);
    });

    it('two that both found nothing do not both insert', async () => {
      const claim = (id: number) =>
        subject().database.transaction(async () => {
          if ((await table().count({ words: 'seat' })) > 0) return false;
          await table().insert(specimen(id, { words: 'seat' }));
          return true;
        });
      const claimed = await Promise.all([claim(1), claim(2), claim(3)]);
      expect(claimed.filter((won) => won)).to.have.lengthOf(1);
      expect(await table().count()).to.equal(1);
    });

    it('two that insert the same unique value end with one row and one error', async () => {
      const register = (id: bigint) => subject().database.transaction(() => owners().insert(owner('a@x', { id })));
      const outcomes = await Promise.allSettled([register(1n), register(2n)]);
      const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
      expect(failures).to.have.lengthOf(1);
      expect(failures[0]).to.be.instanceOf(UniqueViolation);
      expect(await owners().count()).to.equal(1);
    });

    it('an owner that goes while a pet comes leaves no pet without owner', async () => {
      for (let round = 1; round <= 5; round++) {
        const id = BigInt(round);
        await owners().insert(owner(`${String(round)}@x`, { id }));
        await Promise.allSettled([
          subject().database.transaction(() => pets().insert({ id: round, owner_id: id, name: 'Rex' })),
          subject().database.transaction(() => owners().delete({ id })),
        ]);
        expect(await owners().count({ id })).to.equal(0);
        expect(await pets().count({ owner_id: id })).to.equal(0);
      }
    });
  });
}
