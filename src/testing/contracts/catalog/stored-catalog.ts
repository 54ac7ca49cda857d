import type { RecordRepository } from '../../../ports/shared/record-repository.js';
import type { RecordSubject } from './record-subject.js';

const EVERY = 10_000;

/** Everything that is stored, by the name of its table, in a fixed order: for tests that compare catalogs. */
export async function storedCatalog(subject: RecordSubject): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const objects = await subject.objects.list({ limit: EVERY });
  const oids = objects.map(({ oid }) => oid);
  const all = async <Item, Key>(records: RecordRepository<Item, Key>) => (await records.paginate({ perPage: 1_000 })).items;
  const owned = async <Item>(records: { listByObjects: (of: typeof oids) => Promise<Item[]> }) => records.listByObjects(oids);
  return {
    allwise: await all(subject.allwiseSource),
    dataquality: await owned(subject.dataQuality),
    detection: await owned(subject.detections),
    feature: await all(subject.feature),
    feature_version: await all(subject.featureVersion),
    gaia_ztf: await owned(subject.gaiaMatch),
    magstat: await owned(subject.magnitudeStatistics),
    non_detection: await owned(subject.nonDetections),
    object: objects,
    pipeline: await all(subject.pipeline),
    probability: await all(subject.probability),
    ps1_ztf: await owned(subject.ps1Match),
    reference: await owned(subject.referenceImage),
    ss_ztf: await owned(subject.solarSystemMatch),
    step: await all(subject.step),
    taxonomy: await all(subject.taxonomy),
    xmatch: await all(subject.crossMatch),
  };
}

/** How many rows each table has. */
export function rowCounts(stored: Readonly<Record<string, readonly unknown[]>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(stored).map(([table, rows]) => [table, rows.length]));
}
