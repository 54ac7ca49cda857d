import { service } from '../../container/index.js';
import { copyStatus } from '../../domain/observatory/copy-status.js';
import type { DataMovement, DataMovementEvent, MovementKind } from '../../domain/observatory/data-movement.js';
import {
  ExecutedObsUnitId,
  RawDataFileId,
  RawDataPackageId,
  type DataMovementId,
  type PhysicalCopyId,
} from '../../domain/observatory/ids.js';
import { MOVEMENT_STATUSES, movementStatus } from '../../domain/observatory/movement-status.js';
import { ObservatoryItemNotFound } from '../../domain/observatory/observatory.errors.js';
import { observatoryName, oneOf } from '../../domain/observatory/observatory-text.js';
import type { PhysicalCopy } from '../../domain/observatory/physical-copy.js';
import type { RawDataFile } from '../../domain/observatory/raw-data-file.js';
import type { RawDataPackage } from '../../domain/observatory/raw-data-package.js';
import type { ExecutedObsUnit } from '../../domain/observatory/executed-obs-unit.js';
import { Page } from '../../domain/shared/page.js';
import { DataLocationRepository } from '../../ports/observatory/data-location.repository.js';
import { DataMovementRepository } from '../../ports/observatory/data-movement.repository.js';
import { ExecutedObsUnitRepository } from '../../ports/observatory/executed-obs-unit.repository.js';
import { PhysicalCopyRepository } from '../../ports/observatory/physical-copy.repository.js';
import { RawDataFileRepository } from '../../ports/observatory/raw-data-file.repository.js';
import { RawDataPackageRepository } from '../../ports/observatory/raw-data-package.repository.js';
import type { CursorPage } from '../../ports/shared/paging.js';

const MOVEMENT_KINDS = ['transfer', 'archive', 'staging'] as const satisfies readonly MovementKind[];

/** Which part of a list; 100 items unless told otherwise. */
interface ListPart {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** Looks up what is recorded of the data, from the execution to its copies. It changes nothing; the workflow does. */
@service()
export class ObservatoryRecordsService {
  constructor(
    private readonly units: ExecutedObsUnitRepository,
    private readonly files: RawDataFileRepository,
    private readonly packages: RawDataPackageRepository,
    private readonly copies: PhysicalCopyRepository,
    private readonly movements: DataMovementRepository,
    private readonly locations: DataLocationRepository,
  ) {}

  /** @throws ObservatoryItemNotFound; InvalidValue for what is no UUID */
  async execution(id: string): Promise<ExecutedObsUnit> {
    const key = ExecutedObsUnitId(id);
    return found('executed obs unit', key, await this.units.findById(key));
  }

  /** Those of an obs unit (default: all), the latest first. @throws InvalidValue, CursorRefused */
  async listExecutions(
    { obsUnit }: { readonly obsUnit?: string | undefined },
    { limit, cursor }: ListPart = {},
  ): Promise<CursorPage<ExecutedObsUnit>> {
    return this.units.list({ obsUnit }, { limit: new Page({ limit }).limit, cursor });
  }

  /** Those of an execution (default: all), by id. @throws InvalidValue, CursorRefused */
  async listFiles(
    { execution }: { readonly execution?: string | undefined },
    { limit, cursor }: ListPart = {},
  ): Promise<CursorPage<RawDataFile>> {
    const executedObsUnitId = execution === undefined ? undefined : ExecutedObsUnitId(execution);
    return this.files.list({ executedObsUnitId }, { limit: new Page({ limit }).limit, cursor });
  }

  /** Those of an execution (default: all), by id. @throws InvalidValue, CursorRefused */
  async listPackages(
    { execution }: { readonly execution?: string | undefined },
    { limit, cursor }: ListPart = {},
  ): Promise<CursorPage<RawDataPackage>> {
    const executedObsUnitId = execution === undefined ? undefined : ExecutedObsUnitId(execution);
    return this.packages.list({ executedObsUnitId }, { limit: new Page({ limit }).limit, cursor });
  }

  /** The files that one module wrote in an execution, by name. @throws ObservatoryItemNotFound for the execution; InvalidValue */
  async filesOfModule(executionId: string, module: string): Promise<RawDataFile[]> {
    const { id: executedObsUnitId } = await this.execution(executionId);
    return this.files.listGroup({ executedObsUnitId, module: observatoryName('instrument module', module) });
  }

  /** What the files of one module became. @throws ObservatoryItemNotFound for the execution, or while there is none; InvalidValue */
  async packageOfModule(executionId: string, module: string): Promise<RawDataPackage> {
    const { id: executedObsUnitId } = await this.execution(executionId);
    const group = { executedObsUnitId, module: observatoryName('instrument module', module) };
    return found('package of module', group.module, await this.packages.findByGroup(group));
  }

  /** @throws ObservatoryItemNotFound, InvalidValue */
  async file(id: string): Promise<RawDataFile> {
    const key = RawDataFileId(id);
    return found('raw data file', key, await this.files.findById(key));
  }

  /** @throws ObservatoryItemNotFound, InvalidValue */
  async package(id: string): Promise<RawDataPackage> {
    const key = RawDataPackageId(id);
    return found('raw data package', key, await this.packages.findById(key));
  }

  /** By name. @throws ObservatoryItemNotFound for the package; InvalidValue */
  async filesOfPackage(id: string): Promise<RawDataFile[]> {
    return this.files.listPackage((await this.package(id)).id);
  }

  /** Where a file is, by id of the copy. @throws ObservatoryItemNotFound for the file; InvalidValue */
  async copiesOfFile(id: string): Promise<PhysicalCopy[]> {
    return this.copies.listOf({ kind: 'file', id: (await this.file(id)).id });
  }

  /** Where a package is, by id of the copy. @throws ObservatoryItemNotFound for the package; InvalidValue */
  async copiesOfPackage(id: string): Promise<PhysicalCopy[]> {
    return this.copies.listOf({ kind: 'package', id: (await this.package(id)).id });
  }

  /** @throws ObservatoryItemNotFound */
  async copy(id: PhysicalCopyId): Promise<PhysicalCopy> {
    return found('physical copy', String(id), await this.copies.findById(id));
  }

  /** Copies of one status and at one location, default any, by id. @throws ObservatoryItemNotFound for the location; InvalidValue, CursorRefused */
  async listCopies(
    { status, location }: { readonly status?: string | undefined; readonly location?: string | undefined },
    { limit, cursor }: ListPart = {},
  ): Promise<CursorPage<PhysicalCopy>> {
    const statuses = status === undefined ? undefined : [copyStatus(status)];
    const page = { limit: new Page({ limit }).limit, cursor };
    if (location === undefined) return this.copies.list({ statuses }, page);
    const { name } = found('data location', location, await this.locations.find(observatoryName('location', location)));
    return this.copies.list({ statuses, locations: [name] }, page);
  }

  /** @throws ObservatoryItemNotFound */
  async movement(id: DataMovementId): Promise<DataMovement> {
    return found('data movement', String(id), await this.movements.findById(id));
  }

  /** Everything that happened to a movement, in order. @throws ObservatoryItemNotFound */
  async log(id: DataMovementId): Promise<DataMovementEvent[]> {
    return this.movements.log((await this.movement(id)).id);
  }

  /** Movements of a kind, of one status or any, by id. @throws InvalidValue, CursorRefused */
  async listMovements(
    kind: string,
    { status, limit, cursor }: ListPart & { readonly status?: string | undefined } = {},
  ): Promise<CursorPage<DataMovement>> {
    const statuses = status === undefined ? MOVEMENT_STATUSES : [movementStatus(status)];
    const known = oneOf('kind of the movement', MOVEMENT_KINDS, kind);
    return this.movements.list(known, statuses, { limit: new Page({ limit }).limit, cursor });
  }
}

function found<Item>(what: string, key: string, item: Item | undefined): Item {
  if (item === undefined) throw new ObservatoryItemNotFound(what, key);
  return item;
}
