import { defineTable, type NewRowOf, type RowOf } from '../../src/adapters/schema/shared/table.js';
import type { Instant } from '../../src/domain/shared/instant.js';
import { compiles, holds, type Equal } from './equal.js';

const star = defineTable({
  name: 'stars',
  columns: {
    id: { kind: 'bigint', generated: true },
    name: { kind: 'text', length: 40 },
    magnitude: { kind: 'double', nullable: true },
    seen_at: { kind: 'instant' },
  },
  primaryKey: ['id'],
});

type Star = { id: bigint; name: string; magnitude: number | null; seen_at: Instant };

describe('The types of a table', () => {
  it('give each column the type of its kind', () => {
    holds<Equal<RowOf<typeof star>, Star>>();
  });

  it('let generated columns be left out of a new row, and no other', () => {
    compiles((): NewRowOf<typeof star> => ({ name: 'Vega', magnitude: null, seen_at: {} as Instant }));
    // @ts-expect-error name is missing
    compiles((): NewRowOf<typeof star> => ({ magnitude: null, seen_at: {} as Instant }));
  });

  it('refuse a kind that does not exist', () => {
    // @ts-expect-error there is no kind 'float'
    compiles(() => defineTable({ name: 'x', columns: { id: { kind: 'float' } }, primaryKey: ['id'] }));
  });
});
