import { DataTransferPackageId } from '../../../domain/observatory/ids.js';
import { RawDataPackage } from '../../../domain/observatory/raw-data-package.js';
import type { RawDataPackageRow } from './raw-data-package.schema.js';

export const rawDataPackageMapper = {
  toDomain: (row: RawDataPackageRow): RawDataPackage =>
    new RawDataPackage({
      id: row.id,
      executedObsUnitId: row.executed_obs_unit_id,
      module: row.module,
      content: { sizeBytes: row.size_bytes, checksum: row.checksum },
      createdAt: row.created_at,
      transferPackageId: row.data_transfer_package_id === null ? undefined : DataTransferPackageId(row.data_transfer_package_id),
    }),

  toRow: (rawPackage: RawDataPackage): RawDataPackageRow => ({
    id: rawPackage.id,
    executed_obs_unit_id: rawPackage.executedObsUnitId,
    module: rawPackage.module,
    size_bytes: rawPackage.content.sizeBytes,
    checksum: rawPackage.content.checksum,
    data_transfer_package_id: rawPackage.transferPackageId ?? null,
    created_at: rawPackage.createdAt,
  }),
} as const;
