import { copyStatus } from '../../../domain/observatory/copy-status.js';
import { DataTransferPackageId, PhysicalCopyId, RawDataFileId, RawDataPackageId } from '../../../domain/observatory/ids.js';
import { PhysicalCopy, type CopiedItem, type NewPhysicalCopy } from '../../../domain/observatory/physical-copy.js';
import { InvalidValue } from '../../../domain/shared/invalid-value.js';
import type { NewPhysicalCopyRow, PhysicalCopyRow } from './physical-copy.schema.js';

type ItemColumns = Pick<PhysicalCopyRow, 'raw_data_file_id' | 'raw_data_package_id' | 'data_transfer_package_id'>;

/** The columns that say what a copy is of; also the filter that finds its copies. */
export function copiedItemColumns(item: CopiedItem): ItemColumns {
  return {
    raw_data_file_id: item.kind === 'file' ? item.id : null,
    raw_data_package_id: item.kind === 'package' ? item.id : null,
    data_transfer_package_id: item.kind === 'transfer package' ? item.id : null,
  };
}

function copiedItem(row: ItemColumns): CopiedItem {
  if (row.raw_data_file_id !== null) return { kind: 'file', id: RawDataFileId(row.raw_data_file_id) };
  if (row.raw_data_package_id !== null) return { kind: 'package', id: RawDataPackageId(row.raw_data_package_id) };
  if (row.data_transfer_package_id !== null) return { kind: 'transfer package', id: DataTransferPackageId(row.data_transfer_package_id) };
  throw new InvalidValue('item of the copy', 'nothing', 'a file, package or transfer package');
}

export const physicalCopyMapper = {
  toDomain: (row: PhysicalCopyRow): PhysicalCopy =>
    new PhysicalCopy({
      id: PhysicalCopyId(row.id),
      item: copiedItem(row),
      location: row.location,
      path: row.path,
      status: copyStatus(row.status),
      verifiedAt: row.verified_at ?? undefined,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    }),

  toRow: (copy: PhysicalCopy): PhysicalCopyRow => ({
    id: copy.id,
    ...copiedItemColumns(copy.item),
    location: copy.location,
    path: copy.path,
    status: copy.status,
    verified_at: copy.verifiedAt ?? null,
    created_at: copy.createdAt,
    updated_at: copy.updatedAt,
  }),

  toNewRow: (copy: NewPhysicalCopy): NewPhysicalCopyRow => ({
    ...copiedItemColumns(copy.item),
    location: copy.location,
    path: copy.path,
    status: copy.status,
    verified_at: copy.verified === 'verified' ? copy.at : null,
    created_at: copy.at,
    updated_at: copy.at,
  }),
} as const;
