import type { Brand } from '../shared/brand.js';
import { InvalidValue } from '../shared/invalid-value.js';

/** Keys that are made before the first save: UUIDs in small letters. */
export type ExecutedObsUnitId = Brand<string, 'ExecutedObsUnitId'>;
export type RawDataFileId = Brand<string, 'RawDataFileId'>;
export type RawDataPackageId = Brand<string, 'RawDataPackageId'>;
export type DataTransferPackageId = Brand<string, 'DataTransferPackageId'>;

/** Keys that the database gives; positive, 64 bits. */
export type PhysicalCopyId = Brand<bigint, 'PhysicalCopyId'>;
export type DataMovementId = Brand<bigint, 'DataMovementId'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function uuid(field: string, text: string): string {
  const small = text.toLowerCase();
  if (!UUID.test(small)) throw new InvalidValue(field, text, 'a UUID');
  return small;
}

/** Each throws `InvalidValue` unless the text is a UUID. */
export const ExecutedObsUnitId = (text: string): ExecutedObsUnitId => uuid('executed obs unit', text) as ExecutedObsUnitId;
export const RawDataFileId = (text: string): RawDataFileId => uuid('raw data file', text) as RawDataFileId;
export const RawDataPackageId = (text: string): RawDataPackageId => uuid('raw data package', text) as RawDataPackageId;
export const DataTransferPackageId = (text: string): DataTransferPackageId => uuid('data transfer package', text) as DataTransferPackageId;

export const PhysicalCopyId = (value: bigint): PhysicalCopyId => value as PhysicalCopyId;
export const DataMovementId = (value: bigint): DataMovementId => value as DataMovementId;
