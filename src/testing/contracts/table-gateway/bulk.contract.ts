import { expect } from 'chai';
import { labelTable, owner, ownerTable, specimen, specimenTable, visitTable } from './contract-tables.js';
import { broken, refusal } from './refusal.js';
import type { TableGatewaySubject } from './table-gateway-subject.js';

export function describeBulk(subject: () => TableGatewaySubject): void {
  describe('bulks', () => {
    const table = () => subject().table(specimenTable);
    const words = async () => (await table().select()).map((row) => `${String(row.id)}${String(row.words)}`);
    const row = (id: number, text: string) => specimen(id, { words: text });

    it('insert every row and count them', async () => {
      expect(await table().insertMany([row(2, 'b'), row(1, 'a')], { onConflict: 'error' })).to.deep.equal({
        inserted: 2,
        updated: 0,
        skipped: 0,
      });
      expect(await words()).to.deep.equal(['1a', '2b']);
    });

    it('of no rows do nothing', async () => {
      for (const onConflict of ['error', 'ignore', 'update'] as const)
        expect(await table().insertMany([], { onConflict })).to.deep.equal({ inserted: 0, updated: 0, skipped: 0 });
    });

    it('take their rows from anything that can be gone through once', async () => {
      function* rows() {
        yield row(1, 'a');
        yield row(2, 'b');
      }
      expect(await table().insertMany(rows(), { onConflict: 'ignore' })).to.deep.equal({ inserted: 2, updated: 0, skipped: 0 });
    });

    it('take rows that are made as they are read, and store none when a late one cannot be', async () => {
      const made = (...rows: readonly ReturnType<typeof row>[]) => ({
        *[Symbol.iterator]() {
          yield* rows;
        },
      });
      expect(await table().insertMany(made(row(1, 'a'), row(2, 'b')), { onConflict: 'error' })).to.deep.equal({
        inserted: 2,
        updated: 0,
        skipped: 0,
      });
      expect(await table().insertMany(made(), { onConflict: 'error' })).to.deep.equal({ inserted: 0, updated: 0, skipped: 0 });
      const bad = made(...Array.from({ length: 600 }, (_, index) => row(index + 10, 'c')), row(9, 'a\0b'));
      expect((await refusal(table().insertMany(bad, { onConflict: 'error' })))['code']).to.equal('DATABASE_VALUE_NOT_STORABLE');
      expect(await words()).to.deep.equal(['1a', '2b']);
    });

    it('error: one stored row fails all of it', async () => {
      await table().insert(row(2, 'stored'));
      const bulk = table().insertMany([row(1, 'a'), row(2, 'b'), row(3, 'c')], { onConflict: 'error' });
      expect(await refusal(bulk)).to.deep.equal(broken('unique', 'contract_specimen_pkey', specimenTable, 'id'));
      expect(await words()).to.deep.equal(['2stored']);
    });

    it('error: a key given twice fails all of it', async () => {
      const bulk = table().insertMany([row(1, 'a'), row(1, 'b')], { onConflict: 'error' });
      expect(await refusal(bulk)).to.deep.equal(broken('unique', 'contract_specimen_pkey', specimenTable, 'id'));
      expect(await words()).to.deep.equal([]);
    });

    it('ignore: stored rows stay, of repeats the first one wins', async () => {
      await table().insert(row(2, 'stored'));
      const counts = await table().insertMany([row(3, 'first'), row(2, 'new'), row(1, 'a'), row(3, 'second'), row(2, 'newer')], {
        onConflict: 'ignore',
      });
      expect(counts).to.deep.equal({ inserted: 2, updated: 0, skipped: 3 });
      expect(await words()).to.deep.equal(['1a', '2stored', '3first']);
    });

    it('update: stored rows are overwritten whole, of repeats the last one wins', async () => {
      await table().insert(specimen(2, { words: 'stored', whole: 7 }));
      const counts = await table().insertMany([row(3, 'first'), row(2, 'new'), row(1, 'a'), row(3, 'second'), row(2, 'newer')], {
        onConflict: 'update',
      });
      expect(counts).to.deep.equal({ inserted: 2, updated: 1, skipped: 2 });
      expect(await words()).to.deep.equal(['1a', '2newer', '3second']);
      expect(await table().find({ id: 2 })).to.deep.equal(row(2, 'newer'));
    });

    it('update: the same row again counts as updated', async () => {
      await table().insertMany([row(1, 'a')], { onConflict: 'update' });
      expect(await table().insertMany([row(1, 'a')], { onConflict: 'update' })).to.deep.equal({ inserted: 0, updated: 1, skipped: 0 });
    });

    it('update: rows that are nothing but a key count as all others do', async () => {
      const labels = subject().table(labelTable);
      const rows = Array.from({ length: 250 }, (_, number) => ({ subject: number, label: 'red' }));
      await labels.insertMany(rows.slice(0, 2), { onConflict: 'error' });
      expect(await labels.insertMany(rows.slice(1, 3), { onConflict: 'update' })).to.deep.equal({ inserted: 1, updated: 1, skipped: 0 });
      expect(await labels.insertMany(rows, { onConflict: 'update' })).to.deep.equal({ inserted: 247, updated: 3, skipped: 0 });
      expect(await labels.insertMany(rows, { onConflict: 'ignore' })).to.deep.equal({ inserted: 0, updated: 0, skipped: 250 });
    });

    it('know keys of several columns', async () => {
      const visits = subject().table(visitTable);
      const visit = (order: string, group: number) => ({ order, group, pet_id: null });
      await visits.insert(visit('a', 1));
      const counts = await visits.insertMany([visit('a', 1), visit('a', 2), visit('b', 1), visit('b', 1)], { onConflict: 'ignore' });
      expect(counts).to.deep.equal({ inserted: 2, updated: 0, skipped: 2 });
    });

    it('name the key that the database could number', async () => {
      const owners = subject().table(ownerTable);
      const bulk = owners.insertMany([owner('a@x')], { onConflict: 'error' });
      expect(await refusal(bulk)).to.deep.equal({ code: 'DATABASE_UNKNOWN_COLUMN', table: 'contract_owner', column: 'id' });
      await owners.insertMany([owner('a@x', { id: 5n })], { onConflict: 'error' });
      expect(await owners.select()).to.deep.equal([owner('a@x', { id: 5n })]);
    });

    it('are all or nothing: one bad row and none is stored', async () => {
      const owners = subject().table(ownerTable);
      for (const onConflict of ['error', 'ignore', 'update'] as const) {
        const rows = [owner('a@x', { id: 1n }), owner('b@x', { id: 2n, rank: 10 })];
        expect((await refusal(owners.insertMany(rows, { onConflict })))['constraint']).to.equal('contract_owner_rank_range');
        const same = [owner('a@x', { id: 1n }), owner('a@x', { id: 2n })];
        expect((await refusal(owners.insertMany(same, { onConflict })))['constraint']).to.equal('contract_owner_email_key');
      }
      expect(await owners.count()).to.equal(0);
    });

    it('belong to the transaction around them', async () => {
      const boom = new Error('boom');
      const work = subject().database.transaction(async () => {
        await table().insertMany([row(1, 'a'), row(2, 'b')], { onConflict: 'ignore' });
        expect(await table().count()).to.equal(2);
        throw boom;
      });
      await work.catch(() => undefined);
      expect(await table().count()).to.equal(0);
    });

    it('are the same for many rows as for few', async () => {
      const many = Array.from({ length: 3000 }, (_, id) => row(id, `row ${String(id)}`));
      expect(await table().insertMany(many.slice(0, 1500), { onConflict: 'error' })).to.deep.equal({
        inserted: 1500,
        updated: 0,
        skipped: 0,
      });
      const shuffled = [...many.slice(1000), ...many.slice(0, 500), ...many.slice(2900)];
      expect(await table().insertMany(shuffled, { onConflict: 'ignore' })).to.deep.equal({ inserted: 1500, updated: 0, skipped: 1100 });
      expect(await table().insertMany(shuffled, { onConflict: 'update' })).to.deep.equal({ inserted: 0, updated: 2500, skipped: 100 });
      expect(await table().select()).to.deep.equal(many);
    });
  });
}
