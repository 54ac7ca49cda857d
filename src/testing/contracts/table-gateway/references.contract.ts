import { expect } from 'chai';
import { branchTable, owner, ownerTable, petTable, visitTable } from './contract-tables.js';
import { broken, refusal } from './refusal.js';
import type { TableGatewaySubject } from './table-gateway-subject.js';

const NO_OWNER = broken('reference', 'contract_pet_owner_fkey', petTable, 'owner_id');
const VISITED = broken('reference', 'contract_visit_pet_fkey', visitTable, 'pet_id');
const NO_PARENT = broken('reference', 'contract_branch_parent_fkey', branchTable, 'parent_id');

export function describeReferences(subject: () => TableGatewaySubject): void {
  describe('references', () => {
    const owners = () => subject().table(ownerTable);
    const pets = () => subject().table(petTable);
    const visits = () => subject().table(visitTable);
    const branches = () => subject().table(branchTable);

    it('need a row to refer to, or null', async () => {
      await owners().insert(owner('a@x', { id: 1n }));
      await pets().insert({ id: 1, owner_id: 1n, name: 'Rex' });
      await pets().insert({ id: 2, owner_id: null, name: 'Tom' });
      expect(await refusal(pets().insert({ id: 3, owner_id: 404n, name: 'Kit' }))).to.deep.equal(NO_OWNER);
      expect(await refusal(pets().update({ id: 1 }, { owner_id: 404n }))).to.deep.equal(NO_OWNER);
      for (const onConflict of ['error', 'ignore', 'update'] as const) {
        const bulk = pets().insertMany([{ id: 4, owner_id: 404n, name: 'Kit' }], { onConflict });
        expect(await refusal(bulk)).to.deep.equal(NO_OWNER);
      }
      expect(await pets().update({ id: 1 }, { owner_id: null })).to.deep.equal({ id: 1, owner_id: null, name: 'Rex' });
      expect(await pets().count()).to.equal(2);
    });

    it('take the rows along that go with their owner, and only those', async () => {
      await owners().insert(owner('a@x', { id: 1n }));
      await owners().insert(owner('b@x', { id: 2n }));
      await pets().insert({ id: 1, owner_id: 1n, name: 'Rex' });
      await pets().insert({ id: 2, owner_id: 1n, name: 'Tom' });
      await pets().insert({ id: 3, owner_id: 2n, name: 'Kit' });
      await pets().insert({ id: 4, owner_id: null, name: 'Moe' });
      expect(await owners().delete({ id: 1n })).to.equal(true);
      expect((await pets().select()).map(({ id }) => id)).to.deep.equal([3, 4]);
    });

    it('do not take a row along that has moved to another owner', async () => {
      await owners().insert(owner('a@x', { id: 1n }));
      await owners().insert(owner('b@x', { id: 2n }));
      await pets().insert({ id: 1, owner_id: 1n, name: 'Rex' });
      await pets().insertMany([{ id: 2, owner_id: 1n, name: 'Tom' }], { onConflict: 'error' });
      await pets().update({ id: 1 }, { owner_id: 2n });
      await pets().insertMany([{ id: 2, owner_id: 2n, name: 'Tom' }], { onConflict: 'update' });
      await owners().delete({ id: 1n });
      expect((await pets().select({ where: { owner_id: 2n } })).map(({ id }) => id)).to.deep.equal([1, 2]);
    });

    it('keep a row that is referred to, directly or through what would go with it', async () => {
      await owners().insert(owner('a@x', { id: 1n }));
      await pets().insert({ id: 1, owner_id: 1n, name: 'Rex' });
      await visits().insert({ order: 'a', group: 1, pet_id: 1 });
      expect(await refusal(pets().delete({ id: 1 }))).to.deep.equal(VISITED);
      expect(await refusal(owners().delete({ id: 1n }))).to.deep.equal(VISITED);
      expect([await owners().count(), await pets().count(), await visits().count()]).to.deep.equal([1, 1, 1]);
      await visits().delete({ order: 'a', group: 1 });
      expect(await owners().delete({ id: 1n })).to.equal(true);
      expect(await pets().count()).to.equal(0);
    });

    it('keep the key of a row that is referred to, and nothing else of it', async () => {
      await pets().insert({ id: 1, owner_id: null, name: 'Rex' });
      await visits().insert({ order: 'a', group: 1, pet_id: 1 });
      expect(await refusal(pets().update({ id: 1 }, { id: 2 }))).to.deep.equal(VISITED);
      expect(await pets().update({ id: 1 }, { name: 'Max' })).to.deep.equal({ id: 1, owner_id: null, name: 'Max' });
    });

    it('keep the key of a row even from what would vanish with it', async () => {
      await owners().insert(owner('a@x', { id: 1n }));
      await pets().insert({ id: 1, owner_id: 1n, name: 'Rex' });
      expect(await refusal(owners().update({ id: 1n }, { id: 2n }))).to.deep.equal(NO_OWNER);
    });

    it('may be to the row itself', async () => {
      await branches().insert({ id: 1, parent_id: 1 });
      expect(await branches().delete({ id: 1 })).to.equal(true);
    });

    it('take a whole tree along, circles included', async () => {
      await branches().insertMany(
        [
          { id: 1, parent_id: null },
          { id: 2, parent_id: 1 },
          { id: 3, parent_id: 1 },
          { id: 4, parent_id: 3 },
          { id: 5, parent_id: null },
        ],
        { onConflict: 'error' },
      );
      await branches().update({ id: 1 }, { parent_id: 4 });
      expect(await branches().delete({ id: 3 })).to.equal(true);
      expect((await branches().select()).map(({ id }) => id)).to.deep.equal([5]);
    });

    it('are checked when the bulk is in: a row may refer to one that comes before it', async () => {
      const rows = [
        { id: 1, parent_id: null },
        { id: 2, parent_id: 1 },
      ];
      for (const onConflict of ['error', 'ignore', 'update'] as const) {
        await branches().insertMany(rows, { onConflict });
        expect(await branches().count()).to.equal(2);
        await branches().delete({ id: 1 });
      }
      expect(await refusal(branches().insertMany([{ id: 1, parent_id: 404 }], { onConflict: 'ignore' }))).to.deep.equal(NO_PARENT);
    });
  });
}
