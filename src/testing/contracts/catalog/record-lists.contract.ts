import { expect } from 'chai';
import { ObjectId } from '../../../domain/shared/ids.js';
import { CursorRefused } from '../../../ports/shared/query.errors.js';
import { anAllwiseSource } from '../../builders/catalog/allwise-source.builder.js';
import { anObject } from '../../builders/catalog/astronomical-object.builder.js';
import { aFeature } from '../../builders/catalog/feature.builder.js';
import { aFeatureVersion } from '../../builders/catalog/feature-version.builder.js';
import { aProbability } from '../../builders/catalog/probability.builder.js';
import { aStep } from '../../builders/catalog/step.builder.js';
import { rejection } from '../rejection.js';
import type { RecordSubject } from './record-subject.js';

const [A, B, C] = ['ZTF18a', 'ZTF18b', 'ZTF18c'].map(ObjectId) as [ObjectId, ObjectId, ObjectId];
const STAMPS = { classifierName: 'stamps', classifierVersion: '1' };
const CURVES = { classifierName: 'curves', classifierVersion: '2' };
const OTHERS = { classifierName: 'others', classifierVersion: '2' };
const CURVES_BEFORE = { classifierName: 'curves', classifierVersion: '1' };

/** What records owe their callers besides: lists of their own, on an empty catalog. */
export function describeRecordLists(engine: string, subject: () => RecordSubject): void {
  describe(`lists of records on ${engine}`, () => {
    beforeEach(async () => {
      const { objects, step, featureVersion } = subject();
      await objects.saveMany([A, B, C].map((oid) => anObject(oid)));
      await step.addNew(['step_1', 'step_3', 'step_2'].map((stepId) => aStep({ stepId })));
      await featureVersion.addNew(['v2', 'v1', 'v3'].map((version) => aFeatureVersion({ version })));
    });

    it('give steps, versions and sources by their ids, in order, passing over those that are not there', async () => {
      const { step, featureVersion, allwiseSource } = subject();
      await allwiseSource.addNew(['J2', 'J1', 'J3'].map((oidCatalog) => anAllwiseSource({ oidCatalog })));
      expect((await step.listByIds(['step_3', 'missing', 'step_1', 'step_3'])).map(({ stepId }) => stepId)).to.deep.equal([
        'step_1',
        'step_3',
      ]);
      expect((await featureVersion.listByIds(['v3', 'missing', 'v1'])).map(({ version }) => version)).to.deep.equal(['v1', 'v3']);
      expect((await allwiseSource.listByIds(['J3', 'missing', 'J1'])).map(({ oidCatalog }) => oidCatalog)).to.deep.equal(['J1', 'J3']);
      for (const records of [step, featureVersion, allwiseSource]) expect(await records.listByIds([])).to.deep.equal([]);
    });

    it('give the features of an object that one version computed, by name and band, and the versions', async () => {
      const { feature } = subject();
      const of = (oid: ObjectId, version: string, name: string, fid: number) => aFeature({ oid, version, name, fid });
      const first = [of(A, 'v1', 'amplitude', 1), of(A, 'v1', 'amplitude', 2), of(A, 'v1', 'period', 1)] as const;
      await feature.addNew([first[2], first[1], of(A, 'v2', 'period', 1), of(B, 'v1', 'period', 1), of(B, 'v3', 'period', 1), first[0]]);
      expect(await feature.listByVersion(A, 'v1')).to.deep.equal(first);
      expect(await feature.listByVersion(A, 'v3')).to.deep.equal([]);
      expect(await feature.listVersions(A)).to.deep.equal(['v1', 'v2']);
      expect(await feature.listVersions(C)).to.deep.equal([]);
    });

    it('rank what is said of an object, by all or by one version of a classifier', async () => {
      const { probability } = subject();
      const ranked = [
        aProbability({ ...CURVES_BEFORE, oid: A, className: 'SN', ranking: 1 }),
        aProbability({ ...CURVES, oid: A, className: 'SN', ranking: 1 }),
        aProbability({ ...CURVES, oid: A, className: 'AGN', ranking: 2 }),
        aProbability({ ...CURVES, oid: A, className: 'QSO', ranking: 3 }),
        aProbability({ ...OTHERS, oid: A, className: 'QSO', ranking: 1 }),
        aProbability({ ...STAMPS, oid: A, className: 'QSO', ranking: 1 }),
      ] as const;
      await probability.addNew([...ranked.toReversed(), aProbability({ ...CURVES, oid: B, className: 'SN', ranking: 1 })]);
      expect(await probability.listRanked(A)).to.deep.equal(ranked);
      expect(await probability.listRanked(A, CURVES)).to.deep.equal(ranked.slice(1, 4));
      expect(await probability.listRanked(C)).to.deep.equal([]);
    });

    it('tell the most likely classes of several objects', async () => {
      const { probability } = subject();
      const likely = [
        aProbability({ ...CURVES_BEFORE, oid: A, className: 'SN', ranking: 1 }),
        aProbability({ ...CURVES, oid: A, className: 'QSO', ranking: 1 }),
        aProbability({ ...STAMPS, oid: A, className: 'AGN', ranking: 1 }),
        aProbability({ ...CURVES, oid: B, className: 'AGN', ranking: 1 }),
      ];
      const others = [aProbability({ ...CURVES, oid: A, className: 'AGN', ranking: 2 }), aProbability({ ...CURVES, oid: C, ranking: 1 })];
      await probability.addNew([...others, ...likely.toReversed()]);
      expect(await probability.listMostLikely([B, A, ObjectId('ZTF99missing')])).to.deep.equal(likely);
      expect(await probability.listMostLikely([])).to.deep.equal([]);
    });

    it('page the objects of which a class is the most likely one, most likely first, then by name', async () => {
      const { probability } = subject();
      const leading = (oid: ObjectId, likelihood: number) =>
        aProbability({ ...CURVES, oid, className: 'SN', probability: likelihood, ranking: 1 });
      const [most, one, other] = [leading(C, 0.75), leading(A, 0.5), leading(B, 0.5)];
      await probability.addNew([
        other,
        most,
        one,
        aProbability({ ...OTHERS, oid: A, className: 'SN', probability: 0.9, ranking: 1 }),
        aProbability({ ...CURVES_BEFORE, oid: A, className: 'SN', probability: 0.9, ranking: 1 }),
        aProbability({ ...STAMPS, oid: B, className: 'AGN', probability: 0.9, ranking: 1 }),
        aProbability({ ...CURVES, oid: A, className: 'AGN', probability: 0.4, ranking: 2 }),
        aProbability({ ...CURVES, oid: B, className: 'QSO', probability: 0.6, ranking: 1 }),
      ]);
      const first = await probability.paginateLeading({ ...CURVES, className: 'SN' }, { limit: 2 });
      expect(first).to.deep.include({ items: [most, one], hasNext: true });
      const second = await probability.paginateLeading({ ...CURVES, className: 'SN' }, { limit: 2, cursor: first.next });
      expect(second).to.deep.equal({ items: [other], hasNext: false, next: undefined });
      const elsewhere = probability.paginateLeading({ ...CURVES, className: 'AGN' }, { limit: 2, cursor: first.next });
      expect(await rejection(elsewhere)).to.be.instanceOf(CursorRefused);
      expect((await probability.paginateLeading({ ...CURVES, className: 'AGN' }, { limit: 2 })).items).to.deep.equal([]);
    });
  });
}
