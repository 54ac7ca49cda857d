import { expect } from 'chai';
import fc from 'fast-check';
import { declinationFrom, rightAscensionFrom } from '../../../src/domain/observatory/sexagesimal.js';
import { InvalidValue } from '../../../src/domain/shared/invalid-value.js';

describe('a right ascension as people write it', () => {
  for (const [text, degrees] of [
    ['83.8086', 83.8086],
    ['0', 0],
    [' 359.999999999999 ', 359.999999999999],
    ['1e2', 100],
    ['05:35:14.16', 83.809],
    ['05 35 14.16', 83.809],
    ['05h35m14.16s', 83.809],
    ['5h 35m 14.16s', 83.809],
    ['00:00:00', 0],
    ['23:59:59.9999999999', 359.999_999_999_999_6],
    ['12:00:00.', 180],
  ] as const)
    it(`${text} is ${String(degrees)} degrees`, () => expect(rightAscensionFrom(text)).to.equal(degrees));

  for (const text of [
    '',
    ' ',
    '360',
    '-1',
    '24:00:00',
    '05:60:00',
    '05:35:60',
    '05:35',
    '-05:35:14',
    '0x10',
    'NaN',
    'Infinity',
    '05:35:14.16:1',
    '5h35',
  ])
    it(`${JSON.stringify(text)} is none`, () => expect(() => rightAscensionFrom(text)).to.throw(InvalidValue, 'ra'));

  it('is the double nearest to what was written, for any time of a day in tenths of a microsecond', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 86_399 }), fc.integer({ min: 0, max: 9_999_999 }), (second, fraction) => {
        const part = (unit: number): string => String(Math.floor(second / unit) % 60).padStart(2, '0');
        const text = `${String(Math.floor(second / 3600)).padStart(2, '0')}:${part(60)}:${part(1)}.${String(fraction).padStart(7, '0')}`;
        // Degrees with 40 decimals by whole numbers, and then the nearest double to that text.
        const exact = ((BigInt(second) * 10_000_000n + BigInt(fraction)) * 10n ** 40n) / 2_400_000_000n;
        const decimals = exact.toString().padStart(41, '0');
        expect(rightAscensionFrom(text)).to.equal(Number(`${decimals.slice(0, -40)}.${decimals.slice(-40)}`));
      }),
    );
  });
});

describe('a declination as people write it', () => {
  for (const [text, degrees] of [
    ['-5.372639', -5.372639],
    ['+13.25', 13.25],
    ['-05:22:30', -5.375],
    ['−05 22 30', -5.375],
    ['-05d22m30s', -5.375],
    ['-05°22′30″', -5.375],
    [`-05°22'30"`, -5.375],
    ['-00:30:00', -0.5],
    ['+00:30:00', 0.5],
    ['90:00:00', 90],
    ['-90', -90],
  ] as const)
    it(`${text} is ${String(degrees)} degrees`, () => expect(declinationFrom(text)).to.equal(degrees));

  for (const text of ['', '90.0001', '90:00:00.1', '-91:00:00', '-05:60:00', '-05:22:60', '05h22m30s', '--5', '- 5', 'south'])
    it(`${JSON.stringify(text)} is none`, () => expect(() => declinationFrom(text)).to.throw(InvalidValue, 'dec'));
});
