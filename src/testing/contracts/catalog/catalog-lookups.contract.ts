import { expect } from 'chai';
import { CandidateId, ObjectId } from '../../../domain/shared/ids.js';
import { anObject } from '../../builders/catalog/astronomical-object.builder.js';
import { aDataQuality } from '../../builders/catalog/data-quality.builder.js';
import { aDetection } from '../../builders/catalog/detection.builder.js';
import { aPs1Match } from '../../builders/catalog/ps1-match.builder.js';
import type { RecordSubject } from './record-subject.js';

const [A, B, C] = ['ZTF18a', 'ZTF18b', 'ZTF18c'].map(ObjectId) as [ObjectId, ObjectId, ObjectId];
const LARGE = 9_007_199_254_740_993n;
const key = (candid: bigint, oid: ObjectId) => ({ candid: CandidateId(candid), oid });

/** What repositories of the catalog owe a load that asks what is stored already, on an empty catalog. */
export function describeCatalogLookups(engine: string, subject: () => RecordSubject): void {
  describe(`lookups of loads on ${engine}`, () => {
    const KEYS = [key(2n, A), key(LARGE, A), key(2n, B), key(3n, B)];

    beforeEach(async () => {
      const { objects, detections } = subject();
      await objects.saveMany([A, B, C].map((oid) => anObject(oid)));
      await detections.addNew(KEYS.map((fields) => aDetection(fields)));
    });

    it('give records of detections by their keys, in order of them, and no other of the same candidate or object', async () => {
      const { dataQuality, ps1Match } = subject();
      await dataQuality.addNew(KEYS.map((fields) => aDataQuality(fields)));
      await ps1Match.addNew(KEYS.map((fields) => aPs1Match(fields)));
      const asked = [key(LARGE, A), key(2n, B), key(3n, A), key(77n, C)];
      expect((await dataQuality.listByKeys(asked)).map(({ candid, oid }) => [candid, oid])).to.deep.equal([[2n, B], [LARGE, A]]); // prettier-ignore
      expect((await ps1Match.listByKeys(asked)).map(({ candid, oid }) => [candid, oid])).to.deep.equal([[LARGE, A], [2n, B]]); // prettier-ignore
      expect(await ps1Match.listByKeys([])).to.deep.equal([]);
    });

    it('tell the sources that the matches of an object name, to the last digit', async () => {
      const { ps1Match } = subject();
      const ids = (objectidps1: bigint | null, objectidps2: bigint | null) => ({ objectidps1, objectidps2, objectidps3: null });
      await ps1Match.addNew([
        aPs1Match({ ...key(2n, A), ...ids(LARGE + 2n, null) }),
        aPs1Match({ ...key(LARGE, A), ...ids(LARGE, 9n) }),
        aPs1Match({ ...key(2n, B), ...ids(null, 10n) }),
      ]);
      const none = { least: null, greatest: null };
      expect(await ps1Match.listSources([B, A, C])).to.deep.equal([
        { oid: A, places: [{ least: LARGE, greatest: LARGE + 2n }, { least: 9n, greatest: 9n }, none] },
        { oid: B, places: [none, { least: 10n, greatest: 10n }, none] },
      ]);
    });
  });
}
