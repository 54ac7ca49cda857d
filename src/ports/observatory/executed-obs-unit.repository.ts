import type { ExecutedObsUnit } from '../../domain/observatory/executed-obs-unit.js';
import type { ExecutedObsUnitId } from '../../domain/observatory/ids.js';
import type { CursorPage, CursorPageRequest } from '../shared/paging.js';

/** The executions. Joins the current transaction of `ObservatoryDatabase`. */
export abstract class ExecutedObsUnitRepository {
  abstract findById(id: ExecutedObsUnitId): Promise<ExecutedObsUnit | undefined>;

  /** @throws UniqueViolation when there is one of this id, ForeignKeyViolation for an unknown planned obs unit. */
  abstract add(unit: ExecutedObsUnit): Promise<void>;

  /** Overwrites a known one. @throws ObservatoryItemNotFound */
  abstract save(unit: ExecutedObsUnit): Promise<void>;

  /** Those of an obs unit, as it was called then (default: all), the latest start first, then by id. @throws CursorRefused, InvalidValue */
  abstract list(filter: { readonly obsUnit?: string | undefined }, page: CursorPageRequest): Promise<CursorPage<ExecutedObsUnit>>;

  /** How many executions of planned obs units have ended; those without any are left out. */
  abstract countEnded(plannedObsUnits: readonly string[]): Promise<ReadonlyMap<string, number>>;
}
