import type { AstronomicalObject } from '../../domain/catalog/astronomical-object.js';
import { ObjectNotFound } from '../../domain/catalog/catalog.errors.js';
import type { ObjectId } from '../../domain/shared/ids.js';
import type { ObjectRepository } from '../../ports/catalog/astronomical-object.repository.js';

/** The objects by name, read in one query. @throws ObjectNotFound for the first that is not there */
export async function requiredObjects(
  objects: ObjectRepository,
  oids: readonly ObjectId[],
): Promise<ReadonlyMap<ObjectId, AstronomicalObject>> {
  const known = new Map((await objects.listByIds([...new Set(oids)])).map((object) => [object.oid, object]));
  for (const oid of oids) if (!known.has(oid)) throw new ObjectNotFound(oid);
  return known;
}
