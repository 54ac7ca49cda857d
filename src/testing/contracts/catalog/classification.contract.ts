import { expect } from 'chai';
import { ObjectId } from '../../../domain/shared/ids.js';
import { Instant } from '../../../domain/shared/instant.js';
import { anObject } from '../../builders/catalog/astronomical-object.builder.js';
import { catalogServices, type CatalogServices } from '../../builders/catalog/catalog-services.js';
import { aProbability } from '../../builders/catalog/probability.builder.js';
import { aStep } from '../../builders/catalog/step.builder.js';
import { rejection } from '../rejection.js';
import type { RecordSubject } from './record-subject.js';

const [A, B, C, D] = ['ZTF18a', 'ZTF18b', 'ZTF18c', 'ZTF18d'] as const;
const STAMPS = { classifierName: 'stamp_classifier', classifierVersion: '1.0.4' };
const CLASSES = ['SN', 'AGN', 'VS', 'asteroid', 'bogus'];

const likelihoods = (...values: readonly number[]) =>
  values.map((probability, index) => ({ className: CLASSES[index] as string, probability }));

/** What telling classes and features of objects owes its callers on every engine, on an empty catalog. */
export function describeClassification(engine: string, subject: () => RecordSubject): void {
  describe(`classification on ${engine}`, () => {
    let services: CatalogServices;

    beforeEach(async () => {
      services = catalogServices(subject());
      await subject().objects.saveMany([A, B, C, D].map((oid) => anObject(oid)));
      await services.taxonomies.add({ ...STAMPS, classes: CLASSES });
    });

    it('keeps a taxonomy once, whoever adds it, and never changes its classes', async () => {
      const { taxonomies } = services;
      const added = await Promise.all(
        Array.from({ length: 6 }, () => taxonomies.add({ ...STAMPS, classifierVersion: '2', classes: ['x'] })),
      );
      expect(added.filter(({ created }) => created)).to.have.length(1);
      const error = await rejection(taxonomies.add({ ...STAMPS, classes: [...CLASSES].reverse() }));
      expect(error).to.include({ code: 'TAXONOMY_CONFLICT' });
      expect((await taxonomies.get(STAMPS)).classes).to.deep.equal(CLASSES);
      expect((await taxonomies.list()).items.map(({ classifierVersion }) => classifierVersion)).to.deep.equal(['1.0.4', '2']);
    });

    it('ranks by probability, then by the order of the taxonomy, and gives every class its row', async () => {
      const { classifications } = services;
      const given = [
        { className: 'AGN', probability: 0.25 },
        { className: 'VS', probability: 0.5 },
        { className: 'SN', probability: 0.25 },
      ];
      const ranked = await classifications.record(STAMPS, [{ oid: A, probabilities: given }]);
      expect(ranked.map(({ className, probability, ranking }) => [ranking, className, probability])).to.deep.equal([
        [1, 'VS', 0.5],
        [2, 'SN', 0.25],
        [3, 'AGN', 0.25],
        [4, 'asteroid', 0],
        [5, 'bogus', 0],
      ]);
      expect(await classifications.list(A)).to.deep.equal(ranked);
      expect(await classifications.findMostLikely(A, STAMPS)).to.deep.equal(ranked[0]);
      expect(await classifications.findMostLikely(B, STAMPS)).to.equal(undefined);
    });

    it('replaces what the same version said before, and leaves what others said', async () => {
      const { classifications, taxonomies } = services;
      const other = { classifierName: 'lc_classifier', classifierVersion: '9' };
      await taxonomies.add({ ...other, classes: ['QSO'] });
      const [qso] = await classifications.record(other, [{ oid: A, probabilities: [{ className: 'QSO', probability: 1 }] }]);
      await classifications.record(STAMPS, [{ oid: A, probabilities: likelihoods(1) }]);
      const again = await classifications.record(STAMPS, [{ oid: A, probabilities: likelihoods(0, 0, 0, 0.1, 0.9) }]);
      expect(again[0]).to.include({ className: 'bogus', ranking: 1 });
      expect(await classifications.list(A)).to.deep.equal([qso, ...again]);
      expect(await classifications.list(A, other)).to.deep.equal([qso]);
      expect(await classifications.list(A, { ...other, classifierVersion: '8' })).to.deep.equal([]);
    });

    it('pages the objects of a class, most likely first, then by name, whatever comes in between', async () => {
      const { classifications } = services;
      await classifications.record(STAMPS, [
        { oid: D, probabilities: likelihoods(0.75, 0.25) },
        { oid: B, probabilities: likelihoods(0.75, 0.25) },
        { oid: C, probabilities: likelihoods(0.25, 0.75) },
        { oid: A, probabilities: likelihoods(0.625, 0.375) },
      ]);
      const of = (limit: number, cursor?: string) => classifications.page({ ...STAMPS, className: 'SN', limit, cursor });
      const first = await of(2);
      expect(first.items.map(({ oid, probability }) => [oid, probability])).to.deep.equal([
        [B, 0.75],
        [D, 0.75],
      ]);
      expect(first.hasNext).to.equal(true);
      await subject().objects.saveMany([anObject('ZTF18new')]);
      await classifications.record(STAMPS, [{ oid: 'ZTF18new', probabilities: likelihoods(1) }]);
      const second = await of(2, first.next);
      expect(second).to.deep.include({ hasNext: false, next: undefined });
      expect(second.items.map(({ oid }) => oid)).to.deep.equal([A]);
      expect((await classifications.page({ ...STAMPS, className: 'AGN' })).items.map(({ oid }) => oid)).to.deep.equal([C]);
      expect((await classifications.page({ ...STAMPS, className: 'bogus' })).items).to.deep.equal([]);
      const foreign = rejection(classifications.page({ ...STAMPS, className: 'AGN', cursor: first.next }));
      expect(await foreign).to.include({ code: 'QUERY_CURSOR_REFUSED' });
    });

    it('leaves one ranking behind when two classify an object at once', async () => {
      const { classifications } = services;
      const say = (...values: readonly number[]) => classifications.record(STAMPS, [{ oid: A, probabilities: likelihoods(...values) }]);
      await Promise.all([say(1), say(0, 1), say(0, 0, 1), say(0, 0, 0, 1)]);
      const stored = await classifications.list(A);
      expect(stored.map(({ ranking }) => ranking)).to.deep.equal([1, 2, 3, 4, 5]);
      expect(stored[0]?.probability).to.equal(1);
    });

    it('tells the most likely classes of many objects in one query', async () => {
      const { classifications } = services;
      await classifications.record(
        STAMPS,
        [A, C].map((oid) => ({ oid, probabilities: likelihoods(0.5, 0.25, 0.25) })),
      );
      await subject().probability.addNew([aProbability({ oid: A, className: 'x', classifierName: 'a', ranking: 1, probability: 1 })]);
      const found = await subject().probability.listMostLikely([C, A, B].map(ObjectId));
      expect(found.map(({ oid, classifierName, className }) => [oid, classifierName, className])).to.deep.equal([
        [A, 'a', 'x'],
        [A, 'stamp_classifier', 'SN'],
        [C, 'stamp_classifier', 'SN'],
      ]);
      expect(await subject().probability.listMostLikely([])).to.deep.equal([]);
    });

    it('keeps features by version, and tells the latest by the date of its step', async () => {
      const { features, steps } = services;
      for (const [stepId, date] of [
        ['old', '2020-01-01T00:00:00Z'],
        ['new', '2021-01-01T00:00:00Z'],
      ] as const)
        await steps.getOrCreate({ ...aStep(), stepId, date: Instant.parse(date) });
      const version = (name: string, stepIdFeature: string | null) =>
        features.addVersion({ version: name, stepIdFeature, stepIdPreprocess: null });
      await version('9', 'old');
      await version('10', 'new');
      await version('undated', null);
      await version('unused', 'new');
      expect(await version('10', 'old')).to.deep.include({ created: false });
      const amplitude = (oid: string, fid: number, value: number | null) => ({ oid, name: 'Amplitude', fid, value });
      await features.record('undated', [amplitude(A, 1, 7)]);
      expect(await features.findLatestVersion(A)).to.include({ version: 'undated' });
      const latest = await features.record('10', [amplitude(A, 1, 0.5), amplitude(A, 12, null), amplitude(B, 1, 3)]);
      await features.record('9', [{ ...amplitude(A, 2, -1), name: 'Period' }]);
      expect(await features.findLatestVersion(A)).to.include({ version: '10', stepIdFeature: 'new' });
      expect(await features.list(A)).to.deep.equal(latest.slice(0, 2));
      expect((await features.list(A, '9')).map(({ name, value }) => [name, value])).to.deep.equal([['Period', -1]]);
      expect(await features.list(C)).to.deep.equal([]);
      expect(await features.list(A, 'unused')).to.deep.equal([]);
      expect(await features.findLatestVersion(C)).to.equal(undefined);
      await features.record('10', [amplitude(A, 1, 0.75)]);
      expect((await features.list(A)).map(({ value }) => value)).to.deep.equal([0.75, null]);
      expect(await subject().feature.count()).to.equal(5);
    });

    it('keeps steps and pipelines once, whoever records them', async () => {
      const { steps, pipelines } = services;
      const step = { ...aStep(), stepId: 'correction_1' };
      const answers = await Promise.all(Array.from({ length: 6 }, () => steps.getOrCreate(step)));
      expect(answers.filter(({ created }) => created)).to.have.length(1);
      const changed = await steps.getOrCreate({ ...step, comments: 'changed' });
      expect(changed).to.deep.include({ created: false });
      expect(changed.item.comments).to.equal(step.comments);
      const pipeline = {
        pipelineId: 'p1',
        stepIdCorr: 'correction_1',
        stepIdFeat: null,
        stepIdClf: null,
        stepIdOut: null,
        stepIdStamp: null,
        date: step.date,
      };
      expect((await pipelines.getOrCreate(pipeline)).created).to.equal(true);
      expect(await pipelines.get('p1')).to.deep.include(pipeline);
      expect((await pipelines.list()).total).to.equal(1);
      expect((await steps.list({ perPage: 1 })).items).to.deep.equal([await steps.get('correction_1')]);
    });
  });
}
