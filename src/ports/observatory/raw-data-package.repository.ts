import type { DataTransferPackageId, ExecutedObsUnitId, RawDataPackageId } from '../../domain/observatory/ids.js';
import type { RawDataPackage } from '../../domain/observatory/raw-data-package.js';
import type { CursorPage, CursorPageRequest } from '../shared/paging.js';
import type { FileGroup } from './raw-data-file.repository.js';

/** The raw data packages. Joins the current transaction of `ObservatoryDatabase`. */
export abstract class RawDataPackageRepository {
  abstract findById(id: RawDataPackageId): Promise<RawDataPackage | undefined>;

  abstract findByGroup(group: FileGroup): Promise<RawDataPackage | undefined>;

  /** @throws UniqueViolation when its execution and module have one, ForeignKeyViolation for an unknown execution. */
  abstract add(rawPackage: RawDataPackage): Promise<void>;

  /** Those of an execution (default: all), by id. @throws CursorRefused, InvalidValue */
  abstract list(
    filter: { readonly executedObsUnitId?: ExecutedObsUnitId | undefined },
    page: CursorPageRequest,
  ): Promise<CursorPage<RawDataPackage>>;

  /** Those in no transfer package, by execution and module. */
  abstract listUnbundled(): Promise<RawDataPackage[]>;

  /** Ordered by execution and module. */
  abstract listTransferPackage(id: DataTransferPackageId): Promise<RawDataPackage[]>;

  /** Puts packages that are in none into a transfer package; returns how many. */
  abstract putIntoTransferPackage(ids: readonly RawDataPackageId[], id: DataTransferPackageId): Promise<number>;
}
