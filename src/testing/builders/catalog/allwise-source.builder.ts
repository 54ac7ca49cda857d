import { AllwiseSource, type AllwiseSourceFields } from '../../../domain/catalog/allwise-source.js';

const FIELDS: AllwiseSourceFields = {
  oidCatalog: 'oid_catalog é',
  ra: 185.728_757_6,
  dec: -15.823_491_8,
  w1mpro: 25.522723898315448,
  w2mpro: 13.531875192405103,
  w3mpro: -0.5366603456272523,
  w4mpro: 22.004332035452993,
  w1sigmpro: 29.01597860681438,
  w2sigmpro: 8.51475667097002,
  w3sigmpro: 29.960280977088875,
  w4sigmpro: 0.27148261186053313,
  jM2mass: 11.936753554768728,
  hM2mass: 10.732259084163537,
  kM2mass: 6.9364060148602125,
  jMsig2mass: 25.725317990870064,
  hMsig2mass: -0.7217051164870776,
  kMsig2mass: 9.280435582380283,
};

/** An AllwiseSource with a value in every field, for a test that cares about the given ones. */
export function anAllwiseSource(fields: Partial<AllwiseSourceFields> = {}): AllwiseSource {
  return new AllwiseSource({ ...FIELDS, ...fields });
}
