import type { Source, SourceKind } from '../../domain/observatory/source.js';
import type { CursorPage, CursorPageRequest } from '../shared/paging.js';
import { RecordRepository } from '../shared/record-repository.js';

/** What identifies one, whatever its kind. */
export type SourceKey = Pick<Source, 'name'>;

/** What can be observed. Overwriting a source may change its kind. Joins the current transaction of `ObservatoryDatabase`. */
export abstract class SourceRepository extends RecordRepository<Source, SourceKey> {
  /** Those of a kind (default: all), by name. */
  abstract list(filter: { readonly kind?: SourceKind | undefined }, page: CursorPageRequest): Promise<CursorPage<Source>>;

  /** Those of some names, by name. */
  abstract listByNames(names: readonly string[]): Promise<Source[]>;
}
