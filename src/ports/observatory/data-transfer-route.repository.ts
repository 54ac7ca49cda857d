import type { DataTransferRoute } from '../../domain/observatory/data-transfer-route.js';

/** The ways between locations. Joins the current transaction of `ObservatoryDatabase`. */
export abstract class DataTransferRouteRepository {
  abstract find(name: string): Promise<DataTransferRoute | undefined>;

  /** @throws UniqueViolation when there is one of this name, ForeignKeyViolation for an unknown location. */
  abstract add(route: DataTransferRoute): Promise<void>;

  /** Ordered by name. */
  abstract list(): Promise<DataTransferRoute[]>;
}
