import { expect } from 'chai';
import { rejection } from '../rejection.js';
import { branchTable, owner, ownerTable, petTable, seatTable, specimen, specimenTable, visitTable } from './contract-tables.js';
import { broken, notStorable, refusal, unknownColumn } from './refusal.js';
import type { TableGatewaySubject } from './table-gateway-subject.js';

const CALLERS = 20;

export function describeChanges(subject: () => TableGatewaySubject): void {
  const table = () => subject().table(specimenTable);
  const owners = () => subject().table(ownerTable);
  const seats = () => subject().table(seatTable);
  const store = (...rows: Partial<ReturnType<typeof specimen>>[]) =>
    table().insertMany(
      rows.map((row, index) => specimen(index + 1, row)),
      { onConflict: 'error' },
    );

  describe('changes by a filter', () => {
    it('touch the rows that pass, and tell how many', async () => {
      await store({ whole: 1 }, { whole: 2 }, { whole: 3, words: 'x' }, {});
      expect(await table().updateWhere({ whole: { gte: 2 } }, { words: 'new', real: -0 })).to.equal(2);
      const changed = { words: 'new', real: 0 };
      const rows = [specimen(1, { whole: 1 }), specimen(2, { whole: 2, ...changed }), specimen(3, { whole: 3, ...changed }), specimen(4)];
      expect(await table().select()).to.deep.equal(rows);
      expect(await table().updateWhere({ whole: 99 }, { words: 'never' })).to.equal(0);
      expect(await table().updateWhere({ words: 'new' }, {})).to.equal(2);
      expect(await table().updateWhere('all rows', { whole: null })).to.equal(4);
      expect(await table().count({ whole: null })).to.equal(4);
    });

    it('touch what the filter met, also where they change what it asks for', async () => {
      await store({ whole: 1, words: 'abc' }, { whole: 2, words: 'xbc' });
      expect(await table().updateWhere({ words: { matches: '^[a-f]' }, whole: 1 }, { whole: 2, words: 'q' })).to.equal(1);
      expect(await table().count({ whole: 2 })).to.equal(2);
    });

    it('are all or nothing', async () => {
      const seat = (name: string, number: number) => ({ name, number });
      await seats().insertMany([seat('a', 1), seat('b', 2), seat('c', 3)], { onConflict: 'error' });
      const change = seats().updateWhere({ number: { gt: 1 } }, { number: 9 });
      expect(await refusal(change)).to.deep.equal(broken('unique', 'contract_seat_number_key', seatTable, 'number'));
      expect(await seats().select()).to.deep.equal([seat('a', 1), seat('b', 2), seat('c', 3)]);
      expect(await seats().updateWhere({ number: 3 }, { number: 9, name: 'z' })).to.equal(1);
      expect(await seats().find({ name: 'z' })).to.deep.equal(seat('z', 9));
    });

    it('keep references: children go along, and who is still referred to stays', async () => {
      await owners().insertMany([owner('a@x', { id: 1n }), owner('b@x', { id: 2n, name: 'Bob' })], { onConflict: 'error' });
      const pets = subject().table(petTable);
      await pets.insertMany(
        [1, 2, 3].map((id) => ({ id, owner_id: BigInt(Math.min(id, 2)), name: 'Rex' })),
        { onConflict: 'error' },
      );
      expect(await refusal(pets.updateWhere({ id: { gt: 1 } }, { owner_id: 9n }))).to.deep.equal(
        broken('reference', 'contract_pet_owner_fkey', petTable, 'owner_id'),
      );
      await subject().table(visitTable).insert({ order: 'a', group: 1, pet_id: 1 });
      expect(await refusal(owners().deleteWhere('all rows'))).to.deep.equal(
        broken('reference', 'contract_visit_pet_fkey', visitTable, 'pet_id'),
      );
      expect(await owners().deleteWhere({ id: { gt: 1n } })).to.equal(1);
      expect((await pets.select()).map(({ id }) => id)).to.deep.equal([1]);
    });

    it('delete a tree in one step, counting every row once', async () => {
      const branches = subject().table(branchTable);
      const rows = [
        { id: 1, parent_id: null },
        { id: 2, parent_id: 1 },
        { id: 3, parent_id: 2 },
        { id: 4, parent_id: null },
      ];
      await branches.insertMany(rows, { onConflict: 'error' });
      expect(await branches.deleteWhere({ id: { lt: 3 } })).to.equal(2);
      expect(await branches.select()).to.deep.equal([{ id: 4, parent_id: null }]);
    });

    it('are refused without a condition, and with what no row takes', async () => {
      await store({}, {});
      for (const where of [{}, undefined, null, 'every row'] as never[])
        for (const change of [table().updateWhere(where, { whole: 1 }), table().deleteWhere(where)])
          expect(await rejection(change)).to.include({ code: 'QUERY_UNFILTERED_CHANGE' });
      expect(await refusal(table().updateWhere({ id: 1 }, { color: 1 } as never))).to.deep.equal(unknownColumn(specimenTable, 'color'));
      expect(await refusal(table().updateWhere({ id: 1 }, { whole: 0.5 }))).to.deep.equal(notStorable(specimenTable, 'whole'));
      expect(await table().count({ whole: null })).to.equal(2);
      expect(await table().deleteWhere('all rows')).to.equal(2);
    });
  });

  describe('getOrCreate', () => {
    it('finds the row by any of its keys, or stores it', async () => {
      const first = await owners().getOrCreate({ email: 'a@x' }, { ...without(owner('-'), 'email'), team: 'red' });
      expect(first.created).to.equal(true);
      expect(first.row).to.deep.equal({ ...owner('a@x', { team: 'red' }), id: first.row.id });
      expect(await owners().getOrCreate({ email: 'a@x' }, without(owner('-', { name: 'Bob' }), 'email'))).to.deep.equal({
        row: first.row,
        created: false,
      });
      expect(
        await owners().getOrCreate({ name: 'Ann', team: 'red' }, { email: 'b@x', rank: null, weight: null, role: null }),
      ).to.deep.equal({ row: first.row, created: false });
      expect(await owners().getOrCreate({ id: first.row.id }, owner('c@x'))).to.deep.equal({ row: first.row, created: false });
      expect((await owners().getOrCreate({ id: 77n }, owner('c@x', { name: 'Cid' }))).row.id).to.equal(77n);
      expect(await owners().count()).to.equal(2);
    });

    it('stores values exactly, and gives rows of the caller', async () => {
      const { row } = await table().getOrCreate({ id: 1 }, { ...without(specimen(1), 'id'), large: 2n ** 63n - 1n, real: -0 });
      expect(row).to.deep.equal(specimen(1, { large: 2n ** 63n - 1n, real: 0 }));
      row.words = 'changed';
      expect(await table().find({ id: 1 })).to.deep.equal(specimen(1, { large: 2n ** 63n - 1n, real: 0 }));
    });

    it('names a constraint other than that of the key', async () => {
      await seats().insert({ name: 'a', number: 1 });
      expect(await refusal(seats().getOrCreate({ name: 'b' }, { number: 1 }))).to.deep.equal(
        broken('unique', 'contract_seat_number_key', seatTable, 'number'),
      );
      expect(await seats().count()).to.equal(1);
    });

    it('is refused by columns that are no key, by nulls, and with defaults that are no row', async () => {
      const refused = await rejection(owners().getOrCreate({ name: 'Ann' }, { email: 'a@x' } as never));
      expect(refused).to.include({ code: 'QUERY_KEY_NOT_UNIQUE' });
      expect(String(refused)).to.contain('keys are (id), (email), (team, name)');
      expect(await refusal(seats().getOrCreate({ number: null }, { name: 'a' }))).to.deep.equal(notStorable(seatTable, 'number'));
      expect(await refusal(seats().getOrCreate({ color: 1 } as never, { name: 'a' }))).to.deep.equal(unknownColumn(seatTable, 'color'));
      await seats().insert({ name: 'a', number: 1 });
      expect(await refusal(seats().getOrCreate({ name: 'a' }, { number: 0.5 }))).to.deep.equal(notStorable(seatTable, 'number'));
    });

    it(`creates once for ${String(CALLERS)} callers at the same time`, async () => {
      for (let round = 0; round < 5; round++) {
        const email = `${String(round)}@x`;
        const callers = Array.from({ length: CALLERS }, (_, caller) =>
          owners().getOrCreate({ email }, without(owner('-', { name: `n${String(round)}${String(caller)}` }), 'email')),
        );
        const found = await Promise.all(callers);
        expect(found.filter(({ created }) => created)).to.have.lengthOf(1);
        expect(new Set(found.map(({ row }) => row.id)).size).to.equal(1);
        expect(await owners().count({ email })).to.equal(1);
      }
    });

    it(`creates once for ${String(CALLERS)} transactions at the same time, of every isolation`, async () => {
      for (const isolation of ['read committed', 'repeatable read', 'serializable'] as const) {
        const email = `${isolation.slice(0, 8)}@x`;
        const callers = Array.from({ length: CALLERS }, (_, caller) =>
          subject().database.transaction(
            () => owners().getOrCreate({ email }, without(owner('-', { name: `n${String(caller)}`, team: isolation }), 'email')),
            { isolation },
          ),
        );
        const found = await Promise.all(callers);
        expect(
          found.filter(({ created }) => created),
          isolation,
        ).to.have.lengthOf(1);
        expect(new Set(found.map(({ row }) => row.id)).size, isolation).to.equal(1);
      }
    });

    it('belongs to the transaction around it', async () => {
      const boom = new Error('boom');
      const work = subject().database.transaction(async () => {
        expect((await seats().getOrCreate({ name: 'a' }, { number: 1 })).created).to.equal(true);
        expect((await seats().getOrCreate({ name: 'a' }, { number: 2 })).created).to.equal(false);
        throw boom;
      });
      expect(await rejection(work)).to.equal(boom);
      expect(await seats().count()).to.equal(0);
    });
  });
}

function without<Row extends object, Name extends keyof Row>(row: Row, name: Name): Omit<Row, Name> {
  const { [name]: _, ...rest } = row;
  return rest;
}
