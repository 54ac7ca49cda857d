import type { ObsUnit } from '../../domain/observatory/obs-unit.js';
import type { CursorPage, CursorPageRequest } from '../shared/paging.js';
import { RecordRepository } from '../shared/record-repository.js';

/** What identifies one. */
export type ObsUnitKey = Pick<ObsUnit, 'name'>;

/** What is planned to be observed. Joins the current transaction of `ObservatoryDatabase`. */
export abstract class ObsUnitRepository extends RecordRepository<ObsUnit, ObsUnitKey> {
  /** Those of a program and perhaps one of its parts (default: all), by name. */
  abstract list(
    filter: { readonly program?: string | undefined; readonly subProgram?: string | undefined },
    page: CursorPageRequest,
  ): Promise<CursorPage<ObsUnit>>;

  /** Those of a source, the lowest priority number first, then by name. */
  abstract listBySource(source: string): Promise<ObsUnit[]>;
}
