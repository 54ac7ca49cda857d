import type { Instant } from '../shared/instant.js';
import { fileContent, type FileContent } from './file-content.js';
import { ExecutedObsUnitId, RawDataFileId, type RawDataPackageId } from './ids.js';
import { observatoryName } from './observatory-text.js';

export interface RawDataFileFields {
  readonly id: string;
  readonly executedObsUnitId: string;
  readonly module: string;
  readonly instrumentModule?: string | undefined;
  readonly name: string;
  readonly content: { readonly sizeBytes: bigint; readonly checksum: string };
  readonly createdAt: Instant;
  readonly packageId?: RawDataPackageId | undefined;
}

/** One file that an instrument module wrote during an execution. */
export class RawDataFile {
  readonly id: RawDataFileId;
  readonly executedObsUnitId: ExecutedObsUnitId;
  /** Of the instrument, such as `LFA`. */
  readonly module: string;
  /** The registered module of that name; unknown for a file from before there was a register. */
  readonly instrumentModule: string | undefined;
  /** Unique in its execution and module. */
  readonly name: string;
  readonly content: FileContent;
  readonly createdAt: Instant;
  /** The package that holds it, once there is one. */
  readonly packageId: RawDataPackageId | undefined;

  /** @throws InvalidValue */
  constructor(fields: RawDataFileFields) {
    this.id = RawDataFileId(fields.id);
    this.executedObsUnitId = ExecutedObsUnitId(fields.executedObsUnitId);
    this.module = observatoryName('instrument module', fields.module);
    this.instrumentModule = fields.instrumentModule;
    this.name = observatoryName('file name', fields.name);
    this.content = fileContent(fields.content);
    this.createdAt = fields.createdAt;
    this.packageId = fields.packageId;
  }

  /** Its path at any location. */
  get path(): string {
    return rawDataFilePath(this);
  }
}

/** Where the file of an execution, module and name is at any location, also before it is recorded. @throws InvalidValue */
export function rawDataFilePath(of: Pick<RawDataFileFields, 'executedObsUnitId' | 'module' | 'name'>): string {
  const module = observatoryName('instrument module', of.module);
  return `${ExecutedObsUnitId(of.executedObsUnitId)}/${module}/${observatoryName('file name', of.name)}`;
}
