import type { DataLocation, LocationPurpose } from '../../domain/observatory/data-location.js';

/** The storages of all sites. Joins the current transaction of `ObservatoryDatabase`. */
export abstract class DataLocationRepository {
  abstract find(name: string): Promise<DataLocation | undefined>;

  /** @throws UniqueViolation when there is one of this name or with this root, ForeignKeyViolation for an unknown site. */
  abstract add(location: DataLocation): Promise<void>;

  /** Ordered by name. */
  abstract list(): Promise<DataLocation[]>;

  /** Those of a site that serve a purpose, by priority, then by name. */
  abstract listFor(site: string, purpose: LocationPurpose): Promise<DataLocation[]>;
}
