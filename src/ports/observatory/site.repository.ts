import type { Site } from '../../domain/observatory/site.js';

/** The sites. Joins the current transaction of `ObservatoryDatabase`. */
export abstract class SiteRepository {
  abstract find(name: string): Promise<Site | undefined>;

  /** @throws UniqueViolation when there is one of this name. */
  abstract add(site: Site): Promise<void>;

  /** Ordered by name. */
  abstract list(): Promise<Site[]>;
}
