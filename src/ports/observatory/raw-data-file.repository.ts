import type { ExecutedObsUnitId, RawDataFileId, RawDataPackageId } from '../../domain/observatory/ids.js';
import type { RawDataFile } from '../../domain/observatory/raw-data-file.js';
import type { CursorPage, CursorPageRequest } from '../shared/paging.js';

/** The files of one execution and module: what becomes one package. */
export interface FileGroup {
  readonly executedObsUnitId: ExecutedObsUnitId;
  readonly module: string;
}

/** The raw data files. Joins the current transaction of `ObservatoryDatabase`. */
export abstract class RawDataFileRepository {
  abstract findById(id: RawDataFileId): Promise<RawDataFile | undefined>;

  abstract findByName(group: FileGroup, name: string): Promise<RawDataFile | undefined>;

  /** @throws UniqueViolation for an id or name that its group has, ForeignKeyViolation for an unknown execution. */
  abstract add(file: RawDataFile): Promise<void>;

  /** Ordered by name. */
  abstract listGroup(group: FileGroup): Promise<RawDataFile[]>;

  /** Ordered by name. */
  abstract listPackage(id: RawDataPackageId): Promise<RawDataFile[]>;

  /** Those of an execution (default: all), by id. @throws CursorRefused, InvalidValue */
  abstract list(
    filter: { readonly executedObsUnitId?: ExecutedObsUnitId | undefined },
    page: CursorPageRequest,
  ): Promise<CursorPage<RawDataFile>>;

  /** Puts all files of a group into its package; returns how many. */
  abstract putIntoPackage(group: FileGroup, id: RawDataPackageId): Promise<number>;

  /** Groups of ended executions with files that are in no package, by execution and module. */
  abstract listUnpackaged(): Promise<FileGroup[]>;
}
