import { expect } from 'chai';
import { Instant } from '../../../domain/shared/instant.js';
import type { RowOf } from '../../../adapters/schema/shared/table.js';
import { specimen, specimenTable } from './contract-tables.js';
import { notStorable, refusal } from './refusal.js';
import type { TableGatewaySubject } from './table-gateway-subject.js';

type Specimen = RowOf<typeof specimenTable>;

const STORABLE: { readonly [Column in Exclude<keyof Specimen, 'id'>]: readonly NonNullable<Specimen[Column]>[] } = {
  whole: [0, 1, -1, 2 ** 31 - 1, -(2 ** 31)],
  large: [0n, 1n, -1n, 2n ** 53n + 1n, 2n ** 63n - 1n, -(2n ** 63n), 981_222_683_015_010_011n],
  real: [
    0,
    0.1,
    -0.1,
    1 / 3,
    5e-324,
    Number.MAX_VALUE,
    -Number.MAX_VALUE,
    Number.EPSILON,
    2 ** 53 + 2,
    1e21,
    59000.123456789,
    123456789012345680,
  ],
  words: [
    '',
    ' spaces kept ',
    'quotes \' " ` and \\ back\\nslashes',
    'lines\n\r\n\ttabs',
    'per%cent_under',
    'null',
    '0012',
    '2020-01-01T00:00:00.000000Z',
    '\u{1F52D}\u{E000}\uFFFD\uFFFF',
    'e\u0301 is not \u00e9',
    '\u0001\u001f\u007f\u0080',
    '$1 :name ? @p',
    'x'.repeat(100_000),
  ],
  flag: [true, false],
  moment: [
    '1970-01-01T00:00:00Z',
    '1969-12-31T23:59:59.999999Z',
    '2020-04-28T05:26:57.001441Z',
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59.999999Z',
    '2024-02-29T12:00:00.5Z',
    '1900-01-01T00:00:00.000001Z',
  ].map((text) => Instant.parse(text)),
};

/** What plain JavaScript can put there and no engine can hold; the column, then the values. */
const NOT_STORABLE: readonly (readonly [Exclude<keyof Specimen, 'id'>, readonly unknown[]])[] = [
  ['whole', [2 ** 31, -(2 ** 31) - 1, 0.5, Number.NaN, Infinity, 1n, '1', true]],
  ['large', [2n ** 63n, -(2n ** 63n) - 1n, 1, '1', {}]],
  ['real', [Number.NaN, Infinity, -Infinity, 1n, '0.1', new Date(0)]],
  ['words', ['a\0b', 'half \ud83d', '\udd2d half', 1, ['a'], Symbol('a')]],
  ['flag', [0, 1, 'true']],
  ['moment', [new Date(0), '2020-01-01T00:00:00Z', 0, 0n]],
];

export function describeValues(subject: () => TableGatewaySubject): void {
  describe('values', () => {
    const table = () => subject().table(specimenTable);

    for (const [column, values] of Object.entries(STORABLE) as [keyof Specimen, readonly Specimen[keyof Specimen][]][])
      it(`come back exactly: ${column}`, async () => {
        const rows = values.map((value, id) => specimen(id, { [column]: value }));
        for (const row of rows) expect(await table().insert(row)).to.deep.equal(row);
        expect(await table().select()).to.deep.equal(rows);
        for (const row of rows) expect(await table().find({ id: row.id })).to.deep.equal(row);
      });

    for (const [column, values] of Object.entries(STORABLE) as [keyof Specimen, readonly Specimen[keyof Specimen][]][])
      it(`come back exactly from a bulk and from a change: ${column}`, async () => {
        const rows = values.map((value, id) => specimen(id, { [column]: value }));
        await table().insertMany(rows, { onConflict: 'error' });
        expect(await table().select()).to.deep.equal(rows);
        await table().insertMany(rows, { onConflict: 'update' });
        expect(await table().select()).to.deep.equal(rows);
        await table().insert(specimen(1000));
        for (const value of values) {
          const changed = specimen(1000, { [column]: value });
          expect(await table().update({ id: 1000 }, { [column]: value })).to.deep.equal(changed);
          expect(await table().find({ id: 1000 })).to.deep.equal(changed);
        }
      });

    for (const [column, values] of Object.entries(STORABLE) as [keyof Specimen, readonly Specimen[keyof Specimen][]][])
      it(`are found by equality and by a list: ${column}`, async () => {
        await table().insertMany(
          values.map((value, id) => specimen(id, { [column]: value })),
          { onConflict: 'error' },
        );
        for (const [id, value] of values.entries())
          expect((await table().select({ where: { [column]: value } })).map((row) => row.id)).to.deep.equal([id]);
        expect(await table().count({ [column]: { in: values } })).to.equal(values.length);
      });

    it('null stays null in every kind of column', async () => {
      expect(await table().insert(specimen(1))).to.deep.equal(specimen(1));
      expect(await table().find({ id: 1 })).to.deep.equal(specimen(1));
    });

    it('a negative zero is stored as zero', async () => {
      await table().insert(specimen(1, { real: -0 }));
      await table().insertMany([specimen(2, { real: -0 })], { onConflict: 'error' });
      await table().insertMany([specimen(3, { real: -0 })], { onConflict: 'ignore' });
      expect((await table().select()).map(({ real }) => Object.is(real, 0))).to.deep.equal([true, true, true]);
    });

    for (const [column, values] of NOT_STORABLE)
      it(`that cannot be held exactly are refused: ${column}`, async () => {
        await table().insert(specimen(1));
        for (const value of values) {
          const given = { [column]: value } as Partial<Specimen>;
          expect(await refusal(table().insert(specimen(2, given)))).to.deep.equal(notStorable(specimenTable, column));
          expect(await refusal(table().update({ id: 1 }, given))).to.deep.equal(notStorable(specimenTable, column));
          const bulk = table().insertMany([specimen(2), specimen(3, given)], { onConflict: 'ignore' });
          expect(await refusal(bulk)).to.deep.equal(notStorable(specimenTable, column));
        }
        expect(await table().select()).to.deep.equal([specimen(1)]);
      });
  });
}
