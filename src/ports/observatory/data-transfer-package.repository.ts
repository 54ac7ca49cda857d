import type { DataTransferPackage } from '../../domain/observatory/data-transfer-package.js';
import type { DataTransferPackageId } from '../../domain/observatory/ids.js';

/** The data transfer packages. Joins the current transaction of `ObservatoryDatabase`. */
export abstract class DataTransferPackageRepository {
  abstract findById(id: DataTransferPackageId): Promise<DataTransferPackage | undefined>;

  /** @throws UniqueViolation for an id that is there, ForeignKeyViolation for an unknown route. */
  abstract add(transferPackage: DataTransferPackage): Promise<void>;

  /** Overwrites a known one. @throws ObservatoryItemNotFound */
  abstract save(transferPackage: DataTransferPackage): Promise<void>;

  /** Those whose archive file is not made yet, oldest first. */
  abstract listUnpacked(): Promise<DataTransferPackage[]>;

  /** Those that are made and not yet unpacked at their destination, oldest first. */
  abstract listTravelling(): Promise<DataTransferPackage[]>;
}
