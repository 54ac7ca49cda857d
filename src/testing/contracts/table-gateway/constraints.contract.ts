import { expect } from 'chai';
import { owner, ownerTable, petTable, seatTable, visitTable } from './contract-tables.js';
import { broken, refusal } from './refusal.js';
import type { TableGatewaySubject } from './table-gateway-subject.js';

const EMAIL = broken('unique', 'contract_owner_email_key', ownerTable, 'email');
const PRIMARY = broken('unique', 'contract_owner_pkey', ownerTable, 'id');
const TEAM = broken('unique', 'contract_owner_team_name_key', ownerTable, 'team', 'name');
const check = (rule: string, column: string) => broken('check', `contract_owner_${rule}`, ownerTable, column);

export function describeConstraints(subject: () => TableGatewaySubject): void {
  describe('constraints', () => {
    const owners = () => subject().table(ownerTable);

    it('keep a primary key unique', async () => {
      await owners().insert(owner('a@x', { id: 1n }));
      expect(await refusal(owners().insert(owner('b@x', { id: 1n })))).to.deep.equal(PRIMARY);
      await owners().insert(owner('c@x', { id: 2n }));
      expect(await refusal(owners().update({ id: 2n }, { id: 1n }))).to.deep.equal(PRIMARY);
    });

    it('keep a primary key of several columns unique', async () => {
      const visits = subject().table(visitTable);
      await visits.insert({ order: 'a', group: 1, pet_id: null });
      await visits.insert({ order: 'a', group: 2, pet_id: null });
      await visits.insert({ order: 'b', group: 1, pet_id: null });
      const again = refusal(visits.insert({ order: 'a', group: 1, pet_id: null }));
      expect(await again).to.deep.equal(broken('unique', 'contract_visit_pkey', visitTable, 'order', 'group'));
      expect(await visits.count()).to.equal(3);
    });

    it('keep a value unique, in an insert, a change and a bulk', async () => {
      await owners().insert(owner('a@x', { id: 1n }));
      await owners().insert(owner('b@x', { id: 2n }));
      expect(await refusal(owners().insert(owner('a@x', { id: 3n })))).to.deep.equal(EMAIL);
      expect(await refusal(owners().update({ id: 2n }, { email: 'a@x' }))).to.deep.equal(EMAIL);
      for (const onConflict of ['error', 'ignore', 'update'] as const)
        expect(await refusal(owners().insertMany([owner('a@x', { id: 3n })], { onConflict }))).to.deep.equal(EMAIL);
      expect(await owners().count()).to.equal(2);
    });

    it('free a value when its row goes or changes', async () => {
      await owners().insert(owner('a@x', { id: 1n }));
      await owners().update({ id: 1n }, { email: 'b@x' });
      await owners().insert(owner('a@x', { id: 2n }));
      await owners().delete({ id: 2n });
      await owners().insert(owner('a@x', { id: 3n }));
      expect((await owners().select()).map(({ email }) => email)).to.deep.equal(['b@x', 'a@x']);
    });

    it('let a row keep its own unique values when it is written again', async () => {
      await owners().insert(owner('a@x', { id: 1n, team: 'red' }));
      const row = await owners().update({ id: 1n }, { email: 'a@x', team: 'red', name: 'Ann' });
      expect(row).to.deep.equal(owner('a@x', { id: 1n, team: 'red' }));
    });

    it('compare texts exactly: case, blanks and composition count', async () => {
      for (const email of ['a@x', 'A@x', ' a@x', 'a@x ', 'e\u0301', '\u00e9']) await owners().insert(owner(email));
      expect(await owners().count()).to.equal(6);
    });

    it('take nulls in unique columns as all different', async () => {
      await owners().insert(owner('a@x', { team: null }));
      await owners().insert(owner('b@x', { team: null }));
      await owners().insert(owner('c@x', { team: 'red' }));
      expect(await refusal(owners().insert(owner('d@x', { team: 'red' })))).to.deep.equal(TEAM);
      await owners().insert(owner('d@x', { team: 'red', name: 'Bob' }));
      expect(await owners().count()).to.equal(4);
    });

    it('refuse null where a value must be', async () => {
      const missing = broken('notNull', 'contract_owner_email_not_null', ownerTable, 'email');
      await owners().insert(owner('a@x', { id: 1n }));
      expect(await refusal(owners().insert(owner(null as never)))).to.deep.equal(missing);
      expect(await refusal(owners().update({ id: 1n }, { email: null as never }))).to.deep.equal(missing);
      expect(await refusal(owners().insertMany([owner(null as never, { id: 2n })], { onConflict: 'error' }))).to.deep.equal(missing);
    });

    it('count the length of a text in characters, not in code units or bytes', async () => {
      await owners().insert(owner('a@x', { id: 1n, name: '\u{1F52D}'.repeat(8) }));
      expect((await owners().find({ id: 1n }))?.name).to.equal('\u{1F52D}'.repeat(8));
      const tooLong = check('name_length', 'name');
      expect(await refusal(owners().insert(owner('b@x', { name: '\u{1F52D}'.repeat(9) })))).to.deep.equal(tooLong);
      expect(await refusal(owners().insert(owner('b@x', { name: '123456789' })))).to.deep.equal(tooLong);
      expect(await refusal(owners().insert(owner('b@x', { name: '12345678 ' })))).to.deep.equal(tooLong);
      expect(await refusal(owners().update({ id: 1n }, { name: '123456789' }))).to.deep.equal(tooLong);
    });

    it('enforce the declared checks, which a null passes', async () => {
      const cases = [
        [{ name: '' }, check('name_given', 'name')],
        [{ rank: -1 }, check('rank_range', 'rank')],
        [{ rank: 10 }, check('rank_range', 'rank')],
        [{ weight: -0.001 }, check('weight_least', 'weight')],
        [{ weight: 1000.6 }, check('weight_most', 'weight')],
        [{ role: 'king' }, check('role_known', 'role')],
        [{ role: '' }, check('role_known', 'role')],
      ] as const;
      await owners().insert(owner('a@x', { id: 1n }));
      for (const [given, expected] of cases) {
        expect(await refusal(owners().insert(owner('b@x', given)))).to.deep.equal(expected);
        expect(await refusal(owners().update({ id: 1n }, given))).to.deep.equal(expected);
      }
      for (const given of [{ rank: 0 }, { rank: 9 }, { weight: 0 }, { weight: 1000.5 }, { role: 'guest' }, { role: "o'neill" }])
        expect(await owners().update({ id: 1n }, given)).to.include(given);
    });

    it('report the first one broken: null, check, key, uniques as declared, reference', async () => {
      await owners().insert(owner('a@x', { id: 1n, team: 'red' }));
      const taken = { id: 1n, team: 'red' };
      const all = owner('a@x', { ...taken, email: null as never, rank: 99 });
      expect((await refusal(owners().insert(all)))['code']).to.equal('DATABASE_NOT_NULL_VIOLATION');
      expect(await refusal(owners().insert(owner('a@x', { ...taken, rank: 99 })))).to.deep.equal(check('rank_range', 'rank'));
      expect(await refusal(owners().insert(owner('a@x', taken)))).to.deep.equal(PRIMARY);
      expect(await refusal(owners().insert(owner('a@x', { id: 2n, team: 'red' })))).to.deep.equal(EMAIL);
      expect(await refusal(owners().insert(owner('b@x', { id: 2n, team: 'red' })))).to.deep.equal(TEAM);
      const seats = subject().table(seatTable);
      await seats.insert({ name: 'a', number: 1 });
      const seatKey = broken('unique', 'contract_seat_pkey', seatTable, 'name');
      expect(await refusal(seats.insert({ name: 'a', number: 1 }))).to.deep.equal(seatKey);
      const pets = subject().table(petTable);
      await pets.insert({ id: 1, owner_id: null, name: 'Rex' });
      const both = refusal(pets.insert({ id: 1, owner_id: 404n, name: 'Rex' }));
      expect(await both).to.deep.equal(broken('unique', 'contract_pet_pkey', petTable, 'id'));
    });

    it('leave nothing behind of a statement that breaks one', async () => {
      await owners().insert(owner('a@x', { id: 1n }));
      await refusal(owners().insert(owner('a@x', { id: 2n })));
      await refusal(owners().update({ id: 1n }, { email: 'b@x', rank: 10 }));
      expect(await owners().select()).to.deep.equal([owner('a@x', { id: 1n })]);
      expect(await owners().insert(owner('b@x', { id: 2n }))).to.deep.equal(owner('b@x', { id: 2n }));
    });
  });
}
