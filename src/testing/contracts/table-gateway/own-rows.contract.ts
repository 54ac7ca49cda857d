import { expect } from 'chai';
import { owner, ownerTable, specimen, specimenTable } from './contract-tables.js';
import { refusal, unknownColumn } from './refusal.js';
import type { TableGatewaySubject } from './table-gateway-subject.js';

/** Rows given and returned belong to the caller, and say what they mean. */
export function describeOwnRows(subject: () => TableGatewaySubject): void {
  describe('rows', () => {
    const table = () => subject().table(specimenTable);

    it('do not change when the caller changes what it gave', async () => {
      const given = specimen(1, { words: 'given' });
      await table().insert(given);
      given.words = 'changed';
      const bulk = [specimen(2, { words: 'given' })];
      await table().insertMany(bulk, { onConflict: 'error' });
      bulk[0]!.words = 'changed';
      expect((await table().select()).map(({ words }) => words)).to.deep.equal(['given', 'given']);
    });

    it('are taken as they are at the call, not later', async () => {
      const given = specimen(1, { words: 'given' });
      const inserting = table().insert(given);
      given.words = 'changed';
      expect(await inserting).to.deep.equal(specimen(1, { words: 'given' }));

      const changes = { words: 'second' };
      const updating = table().update({ id: 1 }, changes);
      changes.words = 'changed';
      expect(await updating).to.deep.equal(specimen(1, { words: 'second' }));

      const bulk = [specimen(2, { words: 'given' })];
      const loading = table().insertMany(bulk, { onConflict: 'error' });
      bulk[0]!.words = 'changed';
      bulk.push(specimen(3));
      await loading;
      expect((await table().select()).map(({ words }) => words)).to.deep.equal(['second', 'given']);
    });

    it('are looked for as they were asked for, also in a transaction', async () => {
      await table().insertMany([specimen(1, { words: 'a' }), specimen(2, { words: 'b' })], { onConflict: 'error' });
      await subject().database.transaction(async () => {
        const key = { id: 1 };
        const finding = table().find(key);
        key.id = 2;
        expect((await finding)?.id).to.equal(1);

        const where = { id: { in: [1] }, words: 'a' };
        const asked = { where, orderBy: ['id' as const] };
        const answers = [table().select(asked), table().count(where)] as const;
        where.id.in.pop();
        where.words = 'b';
        asked.orderBy.push('words' as never);
        expect(await Promise.all(answers)).to.deep.equal([[specimen(1, { words: 'a' })], 1]);
      });
    });

    it('do not change when the caller changes what it got', async () => {
      const inserted = await table().insert(specimen(1, { words: 'stored' }));
      inserted.words = 'changed';
      const found = await table().find({ id: 1 });
      found!.words = 'changed';
      const [selected] = await table().select();
      selected!.words = 'changed';
      const updated = await table().update({ id: 1 }, { whole: 1 });
      updated!.words = 'changed';
      expect(await table().find({ id: 1 })).to.deep.equal(specimen(1, { words: 'stored', whole: 1 }));
    });

    it('say whether they were there', async () => {
      expect(await table().find({ id: 1 })).to.equal(undefined);
      expect(await table().update({ id: 1 }, { whole: 1 })).to.equal(undefined);
      expect(await table().delete({ id: 1 })).to.equal(false);
      await table().insert(specimen(1));
      expect(await table().delete({ id: 1 })).to.equal(true);
      expect(await table().delete({ id: 1 })).to.equal(false);
    });

    it('keep the columns that a change does not name, all of them when it names none', async () => {
      await table().insert(specimen(1, { words: 'kept', whole: 1 }));
      expect(await table().update({ id: 1 }, { whole: null })).to.deep.equal(specimen(1, { words: 'kept' }));
      expect(await table().update({ id: 1 }, {})).to.deep.equal(specimen(1, { words: 'kept' }));
      expect(await table().update({ id: 2 }, {})).to.equal(undefined);
    });

    it('may be given another key', async () => {
      await table().insert(specimen(1, { words: 'moved' }));
      expect(await table().update({ id: 1 }, { id: 2 })).to.deep.equal(specimen(2, { words: 'moved' }));
      expect(await table().select()).to.deep.equal([specimen(2, { words: 'moved' })]);
    });

    it('are numbered from 1 up, and numbers are not used again', async () => {
      const owners = subject().table(ownerTable);
      const first = await owners.insert(owner('a@x'));
      const second = await owners.insert(owner('b@x'));
      await owners.delete({ id: second.id });
      const third = await owners.insert(owner('c@x'));
      expect(second.id > first.id && third.id > second.id).to.equal(true);
      expect(await owners.find({ id: third.id })).to.deep.equal({ ...owner('c@x'), id: third.id });
    });

    it('keep a key that is given although the database could number them', async () => {
      const owners = subject().table(ownerTable);
      const row = await owners.insert(owner('a@x', { id: 2n ** 40n }));
      expect(row).to.deep.equal({ ...owner('a@x'), id: 2n ** 40n });
      expect(await owners.find({ id: 2n ** 40n })).to.deep.equal(row);
    });

    it('have no column that is not declared, and none without a value', async () => {
      const strange = { ...specimen(1), color: 'red' };
      expect(await refusal(table().insert(strange))).to.deep.equal(unknownColumn(specimenTable, 'color'));
      expect(await refusal(table().update({ id: 1 }, { color: 'red' } as object))).to.deep.equal(unknownColumn(specimenTable, 'color'));
      const { words: _, ...short } = specimen(1);
      expect(await refusal(table().insert(short as never))).to.deep.equal(unknownColumn(specimenTable, 'words'));
      const vague = { words: undefined } as object;
      expect(await refusal(table().insert({ ...specimen(1), ...vague }))).to.deep.equal(unknownColumn(specimenTable, 'words'));
      expect(await refusal(table().update({ id: 1 }, vague))).to.deep.equal(unknownColumn(specimenTable, 'words'));
      expect(await table().count()).to.equal(0);
    });

    it('are never found by a key without a value', async () => {
      await table().insert(specimen(1));
      for (const key of [{}, { id: undefined }] as never[]) {
        expect(await refusal(table().find(key))).to.deep.equal(unknownColumn(specimenTable, 'id'));
        expect(await refusal(table().delete(key))).to.deep.equal(unknownColumn(specimenTable, 'id'));
        expect(await refusal(table().update(key, { whole: 1 }))).to.deep.equal(unknownColumn(specimenTable, 'id'));
      }
      expect(await table().count()).to.equal(1);
    });
  });
}
