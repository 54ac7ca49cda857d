import { Observatory } from '../../../domain/observatory/observatory.js';
import type { ObservatoryRow } from './observatory.table.schema.js';

export const observatoryMapper = {
  toDomain: (row: ObservatoryRow): Observatory => new Observatory(row),
  toRow: ({ name, description }: Observatory): ObservatoryRow => ({ name, description }),
  toKey: ({ name }: Pick<Observatory, 'name'>) => ({ name }),
} as const;
