import type { Instant } from '../shared/instant.js';
import { fileContent, type FileContent } from './file-content.js';
import { ExecutedObsUnitId, RawDataPackageId, type DataTransferPackageId } from './ids.js';
import { observatoryName } from './observatory-text.js';

export interface RawDataPackageFields {
  readonly id: string;
  readonly executedObsUnitId: string;
  readonly module: string;
  readonly content: { readonly sizeBytes: bigint; readonly checksum: string };
  readonly createdAt: Instant;
  readonly transferPackageId?: DataTransferPackageId | undefined;
}

/** All files of one execution and module in one archive file. */
export class RawDataPackage {
  readonly id: RawDataPackageId;
  readonly executedObsUnitId: ExecutedObsUnitId;
  readonly module: string;
  readonly content: FileContent;
  readonly createdAt: Instant;
  /** The transfer package it travels in, once there is one. */
  readonly transferPackageId: DataTransferPackageId | undefined;

  /** @throws InvalidValue */
  constructor(fields: RawDataPackageFields) {
    this.id = RawDataPackageId(fields.id);
    this.executedObsUnitId = ExecutedObsUnitId(fields.executedObsUnitId);
    this.module = observatoryName('instrument module', fields.module);
    this.content = fileContent(fields.content);
    this.createdAt = fields.createdAt;
    this.transferPackageId = fields.transferPackageId;
  }

  /** Its path at any location. */
  get path(): string {
    return packagePath(this);
  }
}

/** Where the package of an execution and module is, also before there is one: packaging again writes over the same file. */
export function packagePath(of: { readonly executedObsUnitId: ExecutedObsUnitId; readonly module: string }): string {
  return `packages/${of.executedObsUnitId}_${of.module}.tar`;
}
