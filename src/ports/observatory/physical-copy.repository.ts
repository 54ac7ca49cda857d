import type { CopyStatus } from '../../domain/observatory/copy-status.js';
import type { PhysicalCopyId } from '../../domain/observatory/ids.js';
import type { CopiedItem, NewPhysicalCopy, PhysicalCopy } from '../../domain/observatory/physical-copy.js';
import type { CursorPage, CursorPageRequest } from '../shared/paging.js';

/** What is where. Joins the current transaction of `ObservatoryDatabase`. */
export abstract class PhysicalCopyRepository {
  abstract findById(id: PhysicalCopyId): Promise<PhysicalCopy | undefined>;

  abstract find(item: CopiedItem, location: string): Promise<PhysicalCopy | undefined>;

  /** @throws UniqueViolation when the location has a copy of the item, ForeignKeyViolation for an unknown item or location. */
  abstract add(copy: NewPhysicalCopy): Promise<PhysicalCopy>;

  /** Stores a change of a copy, unless somebody else changed its status since: then false, and nothing is changed. */
  abstract change(before: PhysicalCopy, after: PhysicalCopy): Promise<boolean>;

  /** All copies of an item, by id. */
  abstract listOf(item: CopiedItem): Promise<PhysicalCopy[]>;

  /** Copies in one of these statuses at one of these locations (default: any), by id. */
  abstract list(
    filter: { readonly statuses?: readonly CopyStatus[] | undefined; readonly locations?: readonly string[] | undefined },
    page: CursorPageRequest,
  ): Promise<CursorPage<PhysicalCopy>>;

  /** How many copies each location has in each status, by location and status. */
  abstract summary(): Promise<{ readonly location: string; readonly status: CopyStatus; readonly count: number }[]>;
}
