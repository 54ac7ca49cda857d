import { service } from '../../container/index.js';
import type { CopyStatus } from '../../domain/observatory/copy-status.js';
import type { LocationPurpose } from '../../domain/observatory/data-location.js';
import type { PhysicalCopyId } from '../../domain/observatory/ids.js';
import { ObservatoryItemNotFound } from '../../domain/observatory/observatory.errors.js';
import { CopyMoveRefused, DeletionNotSafe } from '../../domain/observatory/physical-copy.errors.js';
import type { PhysicalCopy } from '../../domain/observatory/physical-copy.js';
import { DataLocationRepository } from '../../ports/observatory/data-location.repository.js';
import { FileStore } from '../../ports/observatory/file-content.store.js';
import { ObservatoryDatabase } from '../../ports/observatory/observatory.database.js';
import { PhysicalCopyRepository } from '../../ports/observatory/physical-copy.repository.js';
import { Clock } from '../../ports/shared/clock.js';
import type { CursorPage, CursorPageRequest } from '../../ports/shared/paging.js';
import { ArchivedCopies } from './archived-copies.js';
import { StoredContent } from './stored-content.js';

/** Deletes copies, each only while a verified copy of all it consists of is in a long term archive. */
@service()
export class PhysicalCopyService {
  constructor(
    private readonly copies: PhysicalCopyRepository,
    private readonly archived: ArchivedCopies,
    private readonly locations: DataLocationRepository,
    private readonly content: StoredContent,
    private readonly store: FileStore,
    private readonly database: ObservatoryDatabase,
    private readonly clock: Clock,
  ) {}

  /** Copies in one of the statuses at locations of one of the purposes, by id; default all. */
  async list(
    filter: { readonly statuses?: readonly CopyStatus[] | undefined; readonly purposes?: readonly LocationPurpose[] | undefined },
    page: CursorPageRequest,
  ): Promise<CursorPage<PhysicalCopy>> {
    const all = filter.purposes && (await this.locations.list());
    const locations = all?.filter(({ purpose }) => filter.purposes?.includes(purpose)).map(({ name }) => name);
    if (locations?.length === 0) return { items: [], hasNext: false, next: undefined };
    return this.copies.list({ statuses: filter.statuses, locations }, page);
  }

  /** @throws ObservatoryItemNotFound */
  async get(id: PhysicalCopyId): Promise<PhysicalCopy> {
    const copy = await this.copies.findById(id);
    if (!copy) throw new ObservatoryItemNotFound('physical copy', String(id));
    return copy;
  }

  /** Marks a copy that may be deleted. @throws ObservatoryItemNotFound, CopyMoveRefused, DeletionNotSafe */
  allowDeletion(id: PhysicalCopyId): Promise<PhysicalCopy> {
    return this.move(id, 'deletion possible');
  }

  /** Decides that it will be deleted. @throws ObservatoryItemNotFound, CopyMoveRefused, DeletionNotSafe */
  scheduleDeletion(id: PhysicalCopyId): Promise<PhysicalCopy> {
    return this.move(id, 'deletion scheduled');
  }

  /** Whether a copy is archived according to the records, so that it may be marked. */
  async mayBeDeleted(copy: PhysicalCopy): Promise<boolean> {
    return (await this.reasonToStay(copy)) === undefined;
  }

  /**
   * Deletes a copy whose deletion is scheduled, was begun or has failed. The bytes in the archive are read once more before.
   *
   * @throws ObservatoryItemNotFound; CopyMoveRefused; DeletionNotSafe; ContentMismatch when the archive is damaged, and then
   * nothing is removed; FileStoreFailed, which is recorded too.
   */
  async delete(id: PhysicalCopyId): Promise<PhysicalCopy> {
    const asked = await this.get(id);
    await this.archived.verifyBytes(asked.item);
    if (asked.status === 'deletion failed') await this.move(id, 'deletion scheduled');
    const begun = asked.status === 'deletion in progress' ? asked : await this.move(id, 'deletion in progress');
    // Begun by somebody else, the records may have changed since.
    await this.refuseUnlessArchived(begun);
    try {
      await this.store.remove(await this.content.placeOf(begun.location, begun.path));
    } catch (error) {
      await this.move(id, 'deletion failed');
      throw error;
    }
    return this.move(id, 'deleted');
  }

  /** Each move is checked against the records inside the transaction that makes it. */
  private move(id: PhysicalCopyId, status: CopyStatus): Promise<PhysicalCopy> {
    return this.database.transaction(
      async () => {
        const before = await this.get(id);
        const after = before.movedTo(status, this.clock.now());
        if (status !== 'deleted' && status !== 'deletion failed') await this.refuseUnlessArchived(before);
        if (!(await this.copies.change(before, after))) throw new CopyMoveRefused(id, before.status, status);
        return after;
      },
      { name: `copy: ${status}` },
    );
  }

  private async refuseUnlessArchived(copy: PhysicalCopy): Promise<void> {
    const reason = await this.reasonToStay(copy);
    if (reason !== undefined) throw new DeletionNotSafe(copy.id, reason);
  }

  private async reasonToStay({ item, location }: PhysicalCopy): Promise<string | undefined> {
    const { purpose } = (await this.content.placeOf(location, '-')).location;
    if (purpose === 'long term archive') return 'the long term archive keeps what it has';
    return this.archived.missing(item);
  }
}
