import { expect } from 'chai';
import { AstronomicalObject } from '../../../domain/catalog/astronomical-object.js';
import { ObjectId } from '../../../domain/shared/ids.js';
import { anObject } from '../../builders/catalog/astronomical-object.builder.js';
import { rejection } from '../rejection.js';
import { expectOwnCopies, spoil } from '../spoil.js';
import type { CatalogSubject } from './catalog-subject.js';

const names = (objects: readonly AstronomicalObject[]): string[] => objects.map(({ oid }) => oid);

const COMPLETE = anObject('ZTF18aazeood', {
  ndethist: 2_147_483_647,
  ncovhist: 0,
  mjdstarthist: 58_304.436_099_499_93,
  mjdendhist: 58_967.227_048_600_09,
  corrected: true,
  stellar: false,
  ndet: 763,
  grMax: -0.1,
  grMaxCorr: 1 / 3,
  grMean: 5e-324,
  grMeanCorr: 1.797_693_134_862_315_7e308,
  meanra: 359.999_999_999_999_94,
  meandec: -89.999_999_999_999_99,
  sigmara: 1e-5,
  sigmadec: 2e-5,
  deltajd: 662.790_949_100_16,
  firstmjd: 58_304.436_099_499_93,
  lastmjd: 58_967.227_048_600_09,
  stepIdCorr: 'correction é',
  diffpos: false,
  referenceChange: true,
});

/** So many records are more than one statement can hold, on every engine. */
const THOUSANDS = 3_000;

/** What every `ObjectRepository` owes its callers, on an empty store. */
export function describeObjectRepository(engine: string, subject: () => CatalogSubject, { many: count = THOUSANDS } = {}): void {
  describe(`object repository on ${engine}`, () => {
    it('gives back every field exactly, and what is not known as null', async () => {
      const { objects } = subject();
      const unknown = anObject('ZTF17unknown', { ndet: null, meandec: -90 });
      await objects.saveMany([COMPLETE, anObject('ZTF17aaaecgt'), unknown]);
      expect(await objects.findById(unknown.oid)).to.deep.equal(unknown);
      const found = await objects.findById(COMPLETE.oid);
      expect(found).to.be.instanceOf(AstronomicalObject);
      expect(found).to.deep.equal(COMPLETE);
      expect(await objects.findById(ObjectId('ZTF17aaaecgt'))).to.deep.equal(anObject('ZTF17aaaecgt'));
      expect(await objects.findById(ObjectId('ZTF99missing'))).to.equal(undefined);
    });

    it('lists in code unit order, in windows by offset or behind a name', async () => {
      const { objects } = subject();
      const given = ['ZTF18b', 'ZTF18a', 'ATLAS1', 'ZTF18_', 'ZTF18A', 'ZTF2', 'ztf1'];
      await objects.saveMany(given.map((oid) => anObject(oid)));
      const ordered = ['ATLAS1', 'ZTF18A', 'ZTF18_', 'ZTF18a', 'ZTF18b', 'ZTF2', 'ztf1'];
      expect(names(await objects.list({ limit: 100 }))).to.deep.equal(ordered);
      expect(names(await objects.list({ limit: 3, offset: 2 }))).to.deep.equal(ordered.slice(2, 5));
      expect(names(await objects.list({ limit: 2, after: ObjectId('ZTF18_') }))).to.deep.equal(['ZTF18a', 'ZTF18b']);
      expect(names(await objects.list({ limit: 9, after: ObjectId('ZTF18_'), offset: 1 }))).to.deep.equal(['ZTF18b', 'ZTF2', 'ztf1']);
      expect(await objects.list({ limit: 5, after: ObjectId('zzz') })).to.deep.equal([]);
    });

    it('lists those that have detections and await their statistics', async () => {
      const { objects } = subject();
      const waiting = ['D', 'B', 'C'].map((oid) => anObject(oid, { ndet: 2, corrected: null }));
      waiting.push(anObject('A', { ndet: null, corrected: null }));
      const others = [anObject('computed', { ndet: 2, corrected: false }), anObject('undetected', { ndet: 0, corrected: null })];
      await objects.saveMany([...waiting, ...others]);
      expect(names(await objects.listAwaitingStatistics({ limit: 9 }))).to.deep.equal(['A', 'B', 'C', 'D']);
      expect(names(await objects.listAwaitingStatistics({ limit: 2, after: ObjectId('A') }))).to.deep.equal(['B', 'C']);
    });

    it('finds many by name in one call, ordered, passing over those that are not there', async () => {
      const { objects } = subject();
      await objects.saveMany(['B', 'A', 'C'].map((oid) => anObject(oid)));
      expect(names(await objects.listByIds(['C', 'missing', 'A', 'C'].map(ObjectId)))).to.deep.equal(['A', 'C']);
      expect(await objects.listByIds([])).to.deep.equal([]);
    });

    it('adds what is missing and leaves what is stored', async () => {
      const { objects } = subject();
      await objects.saveMany([anObject('A', { ndet: 1 })]);
      expect(await objects.addMissing([anObject('A', { ndet: 2 }), anObject('B', { ndet: 3 })])).to.equal(1);
      expect((await objects.findById(ObjectId('A')))?.ndet).to.equal(1);
      expect((await objects.findById(ObjectId('B')))?.ndet).to.equal(3);
      expect(await objects.addMissing([])).to.equal(0);
    });

    it('overwrites every field of what is saved, with nulls too', async () => {
      const { objects } = subject();
      await objects.saveMany([COMPLETE]);
      await objects.saveMany([anObject(COMPLETE.oid), anObject('new')]);
      expect(await objects.findById(COMPLETE.oid)).to.deep.equal(anObject(COMPLETE.oid));
      expect(await objects.count()).to.equal(2);
    });

    it(`takes ${String(count)} in one call`, async () => {
      const { objects } = subject();
      const many = Array.from({ length: count }, (_, index) => anObject(`ZTF${String(index).padStart(6, '0')}`, { ndet: index }));
      expect(await objects.addMissing(many)).to.equal(count);
      await objects.saveMany(many.map((object) => new AstronomicalObject({ ...object, ndet: 7 })));
      expect(await objects.count()).to.equal(count);
      const found = await objects.listByIds(many.map(({ oid }) => oid));
      expect(found).to.have.length(count);
      expect(found.every(({ ndet }) => ndet === 7)).to.equal(true);
    });

    it('shares no object with anybody', async () => {
      const { objects } = subject();
      const given = anObject('A', { ndet: 1 });
      const list = [given];
      const saving = objects.saveMany(list);
      list.length = 0;
      spoil(given);
      await saving;
      const saved = (): AstronomicalObject => anObject('A', { ndet: 1 });
      await expectOwnCopies(() => objects.findById(ObjectId('A')), saved);
      await expectOwnCopies(
        () => objects.list({ limit: 9 }),
        () => [saved()],
      );
    });

    it('loses no change when many read and write one object at once', async () => {
      const { objects, database } = subject();
      await objects.saveMany([anObject('A', { ndet: 0 })]);
      const countOne = () =>
        database.transaction(async () => {
          const found = await objects.findById(ObjectId('A'));
          await objects.saveMany([anObject('A', { ndet: (found?.ndet ?? 0) + 1 })]);
        });
      await Promise.all(Array.from({ length: 6 }, countOne));
      expect((await objects.findById(ObjectId('A')))?.ndet).to.equal(6);
    });

    it('takes part in the transaction around it', async () => {
      const { objects, database } = subject();
      await rejection(
        database.transaction(async () => {
          await objects.saveMany([anObject('A')]);
          await objects.addMissing([anObject('B')]);
          throw new Error('roll back');
        }),
      );
      expect(await objects.count()).to.equal(0);
    });
  });
}
