import { expect } from 'chai';
import fc from 'fast-check';
import { ExactSum, nearestDouble } from '../../../src/adapters/shared/exact-sum.js';

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

function sumOf(values: readonly number[]): number {
  const sum = new ExactSum('double');
  for (const value of values) sum.add(value);
  return sum.sum as number;
}

describe('an exact sum', () => {
  it('of one or two doubles is what the processor says, which rounds once too', () => {
    const property = fc.property(finite, finite, (one, other) => {
      expect(sumOf([one])).to.equal(one === 0 ? 0 : one);
      expect(sumOf([one, other])).to.equal(one + other === 0 ? 0 : one + other);
    });
    fc.assert(property, { numRuns: 5_000 });
  });

  it('does not depend on the order', () => {
    const property = fc.property(fc.array(finite, { maxLength: 12 }), (values) => {
      expect(sumOf(values)).to.equal(sumOf([...values].reverse()));
    });
    fc.assert(property);
  });

  it('keeps what rounding at each step would lose', () => {
    expect(sumOf([1e16, 1, -1e16])).to.equal(1);
    expect(sumOf(Array.from({ length: 10 }, () => 0.1))).to.equal(1);
    expect(sumOf([Number.MAX_VALUE, Number.MAX_VALUE, -Number.MAX_VALUE])).to.equal(Number.MAX_VALUE);
    expect(sumOf([Number.MAX_VALUE, Number.MAX_VALUE])).to.equal(Infinity);
    expect(sumOf([Number.MIN_VALUE, Number.MIN_VALUE])).to.equal(2 * Number.MIN_VALUE);
  });

  it('divides with one rounding, as the processor does', () => {
    const whole = fc.bigInt({ min: 1n, max: 2n ** 53n });
    const property = fc.property(whole, whole, (one, other) => {
      expect(nearestDouble(one, other)).to.equal(Number(one) / Number(other));
    });
    fc.assert(property, { numRuns: 5_000 });
    expect(Object.is(nearestDouble(-1n, 2n ** 1200n), 0)).to.equal(true);
  });

  it('of nothing is null', () => {
    const { sum, average } = new ExactSum('integer');
    expect([sum, average]).to.deep.equal([null, null]);
  });

  it('of integers is a bigint, and their mean the nearest double', () => {
    const sum = new ExactSum('integer');
    for (const value of [2n ** 63n - 1n, 2n ** 63n - 1n, 2n ** 53n + 1n]) sum.add(value);
    expect(sum.sum).to.equal(2n ** 64n - 1n + 2n ** 53n);
    expect(sum.average).to.equal(nearestDouble(2n ** 64n - 1n + 2n ** 53n, 3n));
  });
});
