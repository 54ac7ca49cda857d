import { service } from '../../container/index.js';
import { createSource, type Source, type SourceFields, type SourceKind } from '../../domain/observatory/source.js';
import { ObservatoryDatabase } from '../../ports/observatory/observatory.database.js';
import { SourceRepository } from '../../ports/observatory/source.repository.js';
import type { CursorPage, CursorPageRequest } from '../../ports/shared/paging.js';
import { findRegistered, registerItem } from './register-item.js';

/** What telescopes can be pointed at. */
@service()
export class SourceService {
  constructor(
    private readonly sources: SourceRepository,
    private readonly database: ObservatoryDatabase,
  ) {}

  /** @throws InvalidValue; ObservatoryItemExists, also for a source of another kind */
  async add(fields: SourceFields): Promise<Source> {
    const { sources: repository, database } = this;
    const item = createSource(fields);
    return registerItem({ database, repository, kind: 'source', item, name: item.name });
  }

  /** @throws ObservatoryItemNotFound */
  get(name: string): Promise<Source> {
    return findRegistered(this.sources, 'source', { name });
  }

  /** Those of a kind (default: all), by name. @throws InvalidValue, CursorRefused */
  list(filter: { readonly kind?: SourceKind | undefined }, page: CursorPageRequest): Promise<CursorPage<Source>> {
    return this.sources.list(filter, page);
  }
}
