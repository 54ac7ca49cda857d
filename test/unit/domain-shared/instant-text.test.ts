import { expect } from 'chai';
import fc from 'fast-check';
import { InvalidValue } from '../../../src/domain/shared/invalid-value.js';
import { Instant } from '../../../src/domain/shared/instant.js';

const EARLIEST = -62_135_596_800_000_000n;
const LATEST = 253_402_300_799_999_999n;
const anyMoment = fc.oneof(
  fc.bigInt({ min: EARLIEST, max: LATEST }),
  fc.bigInt({ min: -7_000_000_000_000_000n, max: 7_000_000_000_000_000n }),
);

/** By way of `Date`, which knows the calendar of its own. */
function reference(microseconds: bigint): string {
  const below = ((microseconds % 1000n) + 1000n) % 1000n;
  const text = new Date(Number((microseconds - below) / 1000n)).toISOString();
  return `${text.slice(0, -1)}${String(below).padStart(3, '0')}Z`;
}

describe('The text of an instant', () => {
  it('is that of the calendar, from year 1 to 9999', () => {
    const writes = (moment: bigint): void => {
      expect(Instant.fromEpochMicroseconds(moment).toString()).to.equal(reference(moment));
    };
    fc.assert(fc.property(anyMoment, writes), { numRuns: 3_000 });
    for (const moment of [0n, -1n, EARLIEST, LATEST, 951_782_400_000_000n, 951_868_799_999_999n, -6_874_000_000_000_000n]) writes(moment);
  });

  it('is read back to the microsecond', () => {
    fc.assert(
      fc.property(anyMoment, (moment) => {
        expect(Instant.parse(reference(moment)).epochMicroseconds).to.equal(moment);
      }),
      { numRuns: 3_000 },
    );
  });

  it('may have a space, fewer decimals or an offset, and is the same moment', () => {
    for (const text of ['2020-02-29 05:26:57.5Z', '2020-02-29T07:26:57.500+02:00', '2020-02-29T05:26:57.500000Z'])
      expect(Instant.parse(text).toString()).to.equal('2020-02-29T05:26:57.500000Z');
  });

  for (const text of [
    '2021-02-29T00:00:00.000000Z',
    '1900-02-29T00:00:00.000000Z',
    '2020-00-10T00:00:00.000000Z',
    '2020-13-10T00:00:00.000000Z',
    '2020-04-31T00:00:00.000000Z',
    '2020-04-00T00:00:00.000000Z',
    '2020-04-28T24:00:00.000000Z',
    '2020-04-28T00:60:00.000000Z',
    '2020-04-28T00:00:60.000000Z',
    '2020-04-28T00:00:00,000000Z',
    '2020-04-28T00:00:00.00000aZ',
    '2020-04-28t00:00:00.000000Z',
    '2020-04-28T00:00:00.000000z',
    '2020/04/28T00:00:00.000000Z',
    '',
  ])
    it(`is refused when it is ${JSON.stringify(text)}`, () => {
      expect(() => Instant.parse(text)).to.throw(InvalidValue);
    });
});
