import type { ExecutedObsUnit } from '../../domain/observatory/executed-obs-unit.js';
import type { ExecutedObsUnitId } from '../../domain/observatory/ids.js';

/** The executions. Joins the current transaction of `ObservatoryDatabase`. */
export abstract class ExecutedObsUnitRepository {
  abstract findById(id: ExecutedObsUnitId): Promise<ExecutedObsUnit | undefined>;

  /** @throws UniqueViolation when there is one of this id. */
  abstract add(unit: ExecutedObsUnit): Promise<void>;

  /** Overwrites a known one. @throws ObservatoryItemNotFound */
  abstract save(unit: ExecutedObsUnit): Promise<void>;
}
