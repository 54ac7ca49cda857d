import type { ObjectId } from '../../domain/shared/ids.js';

/** Observations by their object, each group in the order given. */
export function groupByObject<T extends { readonly oid: ObjectId }>(observations: readonly T[]): Map<ObjectId, T[]> {
  const groups = new Map<ObjectId, T[]>();
  for (const observation of observations) {
    const group = groups.get(observation.oid);
    if (group) group.push(observation);
    else groups.set(observation.oid, [observation]);
  }
  return groups;
}
