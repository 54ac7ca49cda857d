import { expect } from 'chai';
import fc from 'fast-check';
import { defineTable } from '../../../src/adapters/schema/shared/table.js';
import { compileRowValidator } from '../../../src/adapters/shared/row-validation.js';
import { BulkRowTaker } from '../../../src/adapters/typeorm/shared/bulk-row-taker.js';
import { BulkRows } from '../../../src/adapters/typeorm/shared/bulk-rows.js';
import { Instant } from '../../../src/domain/shared/instant.js';

const table = defineTable({
  name: 'star',
  columns: {
    id: { kind: 'bigint', generated: true },
    band: { kind: 'integer', nullable: true },
    flux: { kind: 'double' },
    size: { kind: 'double' },
    count: { kind: 'integer' },
    name: { kind: 'text', length: 6 },
    remark: { kind: 'text', nullable: true },
    seen: { kind: 'boolean' },
    at: { kind: 'instant' },
  },
  primaryKey: ['id'],
  checks: { star_band: { column: 'band', between: [0, 5] }, star_name: { column: 'name', minimumLength: 1 } },
});
const COLUMNS = Object.keys(table.columns);
const GOOD: Readonly<Record<string, unknown>> = {
  id: 1n,
  band: 3,
  flux: 1.5,
  size: 7,
  count: 12,
  name: 'Vega',
  remark: null,
  seen: true,
  at: Instant.fromEpochMicroseconds(1n),
};
const shape = new BulkRows(table);
const validator = compileRowValidator(table, 'sky');

/** What comes of a row: its values, or the error. */
function outcome(take: () => readonly unknown[]): unknown {
  try {
    return take().map((value) => (Object.is(value, -0) ? 'negative zero' : value));
  } catch (error) {
    return `${(error as Error).name}: ${(error as Error).message}`;
  }
}

const carefully = (row: object) => (): readonly unknown[] => {
  validator.checkBulk(row);
  return shape.take(row as Record<string, unknown>);
};

const value = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    0,
    -0,
    5,
    6,
    2 ** 31,
    -(2 ** 31),
    0.5,
    NaN,
    Infinity,
    true,
    '',
    'a\0b',
    '\ud800',
    '🌟🌟🌟🌟🌟',
    'Aldebaran',
    'x'.repeat(70),
  ),
  fc.constantFrom<unknown>(0n, 2n ** 63n - 1n, 2n ** 63n, -(2n ** 63n) - 1n, new Date(0), Instant.fromEpochMicroseconds(5n), [], {}),
  fc.string({ unit: 'grapheme', maxLength: 9 }),
);
/** Rows that are good but for some values, with their keys in any order, some missing and some too many. */
const row = fc
  .record({
    changes: fc.dictionary(fc.constantFrom(...COLUMNS, 'colour'), value, { maxKeys: 2, noNullPrototype: true }),
    order: fc.shuffledSubarray(COLUMNS, { minLength: COLUMNS.length - 1 }),
    shuffled: fc.boolean(),
  })
  .map(({ changes, order, shuffled }) => ({
    ...Object.fromEntries((shuffled ? order : COLUMNS).map((name) => [name, GOOD[name]])),
    ...changes,
  }));

describe('taking the rows of a bulk', () => {
  it('takes and refuses exactly as the validator does, row after row of whatever shape', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
        const taker = new BulkRowTaker(table, validator, shape);
        for (const one of rows) expect(outcome(() => taker.take(one))).to.deep.equal(outcome(carefully(one)));
      }),
      { numRuns: 500 },
    );
  });

  const other: Readonly<Record<string, string>> = { flux: 'size', size: 'flux' };
  const swapped = Object.fromEntries(COLUMNS.map((name) => [other[name] ?? name, GOOD[other[name] ?? name]]));
  const near: Readonly<Record<string, object>> = {
    'a number beyond 32 bits': { ...GOOD, count: 2 ** 31 },
    'an integer of 64 bits too large': { ...GOOD, id: 2n ** 63n },
    'a text too long': { ...GOOD, name: 'Aldebaran' },
    'a text with NUL': { ...GOOD, remark: 'a\0b' },
    'a rule broken': { ...GOOD, band: 6 },
    'two columns changed places': swapped,
    'columns in the order of the alphabet': Object.fromEntries(Object.entries(GOOD).sort()),
    'a negative zero': { ...GOOD, flux: -0 },
  };
  for (const [what, one] of Object.entries(near)) {
    it(`does so after a row that was good: ${what}`, () => {
      const taker = new BulkRowTaker(table, validator, shape);
      for (const first of [GOOD, swapped]) {
        taker.take(first);
        expect(outcome(() => taker.take(one))).to.deep.equal(outcome(carefully(one)));
      }
    });
  }

  it('reads the accessors of a class', () => {
    class Star {
      id = 1n;
      band = 1;
      flux = 2;
      size = 3;
      count = 4;
      remark = null;
      seen = false;
      at = Instant.fromEpochMicroseconds(1n);
      get name(): string {
        return 'Deneb';
      }
    }
    const taker = new BulkRowTaker(table, validator, shape);
    taker.take(GOOD);
    expect(taker.take(new Star())[5]).to.equal('Deneb');
  });
});
