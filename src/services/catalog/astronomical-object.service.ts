import { service } from '../../container/index.js';
import type { AstronomicalObject } from '../../domain/catalog/astronomical-object.js';
import { Cone } from '../../domain/catalog/cone.js';
import { ObjectNotFound } from '../../domain/catalog/catalog.errors.js';
import type { ObjectAtDistance } from '../../domain/catalog/object-at-distance.js';
import type { ObjectId } from '../../domain/shared/ids.js';
import { Page } from '../../domain/shared/page.js';
import { ObjectRepository } from '../../ports/catalog/astronomical-object.repository.js';

export interface ObjectPage {
  readonly items: readonly AstronomicalObject[];
  /** Exact, without counting: one object more than asked for was looked for. */
  readonly hasNext: boolean;
}

/** The objects of a cone, nearest first. */
export interface ConePage {
  readonly items: readonly ObjectAtDistance[];
  /** False when the cone holds more than were asked for. */
  readonly complete: boolean;
}

/** Finds objects on the sky. */
@service()
export class ObjectService {
  constructor(private readonly objects: ObjectRepository) {}

  /** @throws ObjectNotFound */
  async get(oid: ObjectId): Promise<AstronomicalObject> {
    const object = await this.objects.findById(oid);
    if (!object) throw new ObjectNotFound(oid);
    return object;
  }

  /** Ordered by oid; `after` continues behind an object, whatever came in between. @throws InvalidValue for a page that cannot be. */
  async list(window: {
    readonly limit?: number | undefined;
    readonly offset?: number | undefined;
    readonly after?: ObjectId | undefined;
  }): Promise<ObjectPage> {
    const { limit, offset } = new Page(window);
    const found = await this.objects.list({ limit: limit + 1, offset, after: window.after });
    return { items: found.slice(0, limit), hasNext: found.length > limit };
  }

  /** The objects within `radius` degrees of a place, nearest first, then by oid. @throws InvalidValue */
  async near(
    place: { readonly ra: number; readonly dec: number; readonly radius: number },
    options: { readonly limit?: number | undefined } = {},
  ): Promise<ConePage> {
    const cone = new Cone(place);
    const { limit } = new Page(options);
    const found = await this.objects.listInCone(cone, limit + 1);
    return { items: found.slice(0, limit), complete: found.length <= limit };
  }
}
