import { expect } from 'chai';
import { angularDistance } from '../../../src/domain/catalog/angular-distance.js';
import { Cone } from '../../../src/domain/catalog/cone.js';
import { InvalidValue } from '../../../src/domain/shared/invalid-value.js';
import { randomNumbers } from '../../../src/testing/builders/catalog/scattered-sky.js';

/** One formula without any cancellation: the chord between two unit vectors, from halves of the differences. */
function byChord(one: { ra: number; dec: number }, other: { ra: number; dec: number }): number {
  const radians = Math.PI / 180;
  const dec = Math.sin(((other.dec - one.dec) * radians) / 2) ** 2;
  const ra = Math.sin(((other.ra - one.ra) * radians) / 2) ** 2;
  const half = Math.sqrt(dec + Math.cos(one.dec * radians) * Math.cos(other.dec * radians) * ra);
  return (2 * Math.asin(Math.min(1, half))) / radians;
}

describe('the distance between two places on the sky', () => {
  it('is that of known pairs', () => {
    const cases = [
      [{ ra: 0, dec: 0 }, { ra: 90, dec: 0 }, 90],
      [{ ra: 0, dec: 90 }, { ra: 123, dec: -90 }, 180],
      [{ ra: 359.5, dec: 0 }, { ra: 0.5, dec: 0 }, 1],
      [{ ra: 0, dec: 89 }, { ra: 180, dec: 89 }, 2],
      [{ ra: 10, dec: 45 }, { ra: 10, dec: -45 }, 90],
    ] as const;
    for (const [one, other, expected] of cases) {
      expect(angularDistance(one, other)).to.be.closeTo(expected, 1e-13);
      expect(angularDistance(other, one)).to.be.closeTo(expected, 1e-13);
    }
    // Sirius to Betelgeuse, arccosine of the scalar product with 40 digits.
    expect(angularDistance({ ra: 101.287155, dec: -16.716116 }, { ra: 88.792939, dec: 7.407064 })).to.be.closeTo(
      27.1045286117134993,
      1e-12,
    );
  });

  it('keeps its digits between neighbours and between opposite places', () => {
    expect(angularDistance({ ra: 0, dec: 0 }, { ra: 1e-9, dec: 0 })).to.be.closeTo(1e-9, 1e-23);
    expect(angularDistance({ ra: 10, dec: 60 }, { ra: 10 + 2 ** -30, dec: 60 })).to.be.closeTo(2 ** -31, 1e-23);
    expect(180 - angularDistance({ ra: 0, dec: 0 }, { ra: 180, dec: 1e-7 })).to.be.closeTo(1e-7, 1e-13);
    expect(angularDistance({ ra: 77, dec: -33 }, { ra: 77, dec: -33 })).to.equal(0);
  });

  it('is the same as by another formula, wherever that one is good', () => {
    const random = randomNumbers(7);
    for (let round = 0; round < 20_000; round++) {
      const one = { ra: random() * 360, dec: random() * 180 - 90 };
      const apart = 10 ** (-10 * random());
      const other = { ra: (one.ra + apart * random() + 360) % 360, dec: Math.max(-90, Math.min(90, one.dec + apart * (random() - 0.5))) };
      const expected = byChord(one, other);
      expect(angularDistance(one, other)).to.be.closeTo(expected, 1e-13 + expected * 1e-12);
    }
  });

  it('belongs to cones that can be', () => {
    for (const fields of [
      { ra: 360 },
      { ra: -1e-9 },
      { ra: Number.NaN },
      { dec: 90.1 },
      { radius: -1 },
      { radius: 180.1 },
      { radius: Number.NaN },
    ])
      expect(() => new Cone({ ra: 1, dec: 2, radius: 3, ...fields }), JSON.stringify(fields)).to.throw(InvalidValue);
  });
});
