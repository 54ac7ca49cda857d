import { ComputeElement } from '../../../domain/pilots/compute-element.js';
import type { ComputeElementRow } from './compute-element.schema.js';

export const computeElementMapper = {
  toDomain: (row: ComputeElementRow): ComputeElement =>
    new ComputeElement({ name: row.Name, capacity: row.Capacity, successRate: row.SuccessRate, enabled: row.Enabled }),

  toRow: (element: ComputeElement): ComputeElementRow => ({
    Name: element.name,
    Capacity: element.capacity,
    SuccessRate: element.successRate,
    Enabled: element.enabled,
  }),
} as const;
