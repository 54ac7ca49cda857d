import { service } from '../../container/index.js';
import type { AstronomicalObject } from '../../domain/catalog/astronomical-object.js';
import { ObjectNotFound } from '../../domain/catalog/catalog.errors.js';
import type { ObjectId } from '../../domain/shared/ids.js';
import { Page } from '../../domain/shared/page.js';
import { ObjectRepository } from '../../ports/catalog/astronomical-object.repository.js';

export interface ObjectPage {
  readonly items: readonly AstronomicalObject[];
  /** Exact, without counting: one object more than asked for was looked for. */
  readonly hasNext: boolean;
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
}
