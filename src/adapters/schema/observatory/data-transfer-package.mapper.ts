import { DataTransferPackage } from '../../../domain/observatory/data-transfer-package.js';
import type { DataTransferPackageRow } from './data-transfer-package.schema.js';

export const dataTransferPackageMapper = {
  toDomain: (row: DataTransferPackageRow): DataTransferPackage =>
    new DataTransferPackage({
      id: row.id,
      route: row.route,
      createdAt: row.created_at,
      content: row.size_bytes === null || row.checksum === null ? undefined : { sizeBytes: row.size_bytes, checksum: row.checksum },
      unpackedAt: row.unpacked_at ?? undefined,
    }),

  toRow: (transferPackage: DataTransferPackage): DataTransferPackageRow => ({
    id: transferPackage.id,
    route: transferPackage.route,
    size_bytes: transferPackage.content?.sizeBytes ?? null,
    checksum: transferPackage.content?.checksum ?? null,
    created_at: transferPackage.createdAt,
    unpacked_at: transferPackage.unpackedAt ?? null,
  }),
} as const;
