import { RawDataPackageId } from '../../../domain/observatory/ids.js';
import { RawDataFile } from '../../../domain/observatory/raw-data-file.js';
import type { RawDataFileRow } from './raw-data-file.schema.js';

export const rawDataFileMapper = {
  toDomain: (row: RawDataFileRow): RawDataFile =>
    new RawDataFile({
      id: row.id,
      executedObsUnitId: row.executed_obs_unit_id,
      module: row.module,
      instrumentModule: row.instrument_module ?? undefined,
      name: row.name,
      content: { sizeBytes: row.size_bytes, checksum: row.checksum },
      createdAt: row.created_at,
      packageId: row.raw_data_package_id === null ? undefined : RawDataPackageId(row.raw_data_package_id),
    }),

  toRow: (file: RawDataFile): RawDataFileRow => ({
    id: file.id,
    executed_obs_unit_id: file.executedObsUnitId,
    module: file.module,
    instrument_module: file.instrumentModule ?? null,
    name: file.name,
    size_bytes: file.content.sizeBytes,
    checksum: file.content.checksum,
    raw_data_package_id: file.packageId ?? null,
    created_at: file.createdAt,
  }),
} as const;
