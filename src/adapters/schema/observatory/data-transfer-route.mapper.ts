import { DataTransferRoute } from '../../../domain/observatory/data-transfer-route.js';
import type { DataTransferRouteRow } from './data-transfer-route.schema.js';

export const dataTransferRouteMapper = {
  toDomain: (row: DataTransferRouteRow): DataTransferRoute => new DataTransferRoute({ ...row, relay: row.relay ?? undefined }),

  toRow: ({ name, kind, origin, destination, relay }: DataTransferRoute): DataTransferRouteRow => ({
    name,
    kind,
    origin,
    destination,
    relay: relay ?? null,
  }),
} as const;
