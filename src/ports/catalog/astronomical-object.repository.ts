import type { AstronomicalObject } from '../../domain/catalog/astronomical-object.js';
import type { Cone } from '../../domain/catalog/cone.js';
import type { ObjectAtDistance } from '../../domain/catalog/object-at-distance.js';
import type { ObjectId } from '../../domain/shared/ids.js';
import type { CallOptions } from '../shared/call-options.js';

/** A window on the objects in order of name: `offset` for page numbers, `after` for a cursor that stays right while rows come. */
export interface ObjectWindow {
  readonly limit: number;
  readonly offset?: number | undefined;
  /** Only objects whose name comes after this one. */
  readonly after?: ObjectId | undefined;
}

/** The objects on the sky. Joins the current transaction of `CatalogDatabase`. */
export abstract class ObjectRepository {
  abstract findById(oid: ObjectId): Promise<AstronomicalObject | undefined>;

  /** Those of the given names that exist, in one query; ordered by oid. */
  abstract listByIds(oids: readonly ObjectId[], options?: CallOptions): Promise<AstronomicalObject[]>;

  /** Ordered by oid, in code unit order on every engine. */
  abstract list(window: ObjectWindow): Promise<AstronomicalObject[]>;

  /** Those that have detections and await their statistics (see `AstronomicalObject.awaitsStatistics`); ordered by oid. */
  abstract listAwaitingStatistics(window: Omit<ObjectWindow, 'offset'>, options?: CallOptions): Promise<AstronomicalObject[]>;

  /**
   * The nearest objects whose mean position is in the cone, at most `limit`; ordered by distance from its middle, then oid.
   * Exact: the index only keeps the rest of the sky from being looked at. Objects without a position are in no cone.
   */
  abstract listInCone(cone: Cone, limit: number, options?: CallOptions): Promise<ObjectAtDistance[]>;

  abstract count(): Promise<number>;

  /** Stores objects that are new; one that exists already is left as it is. Returns how many were new. One bulk. */
  abstract addMissing(objects: readonly AstronomicalObject[], options?: CallOptions): Promise<number>;

  /** Stores objects, overwriting those that exist. One bulk. */
  abstract saveMany(objects: readonly AstronomicalObject[], options?: CallOptions): Promise<void>;
}
