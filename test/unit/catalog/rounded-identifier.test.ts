import { expect } from 'chai';
import fc from 'fast-check';
import { looksRounded } from '../../../src/domain/catalog/rounded-identifier.js';

describe('an identifier that went through a double', () => {
  const bigId = fc.bigInt({ min: 2n ** 53n, max: 2n ** 63n - 1n });

  it('is recognised in the exact form of the double', () => {
    fc.assert(fc.property(bigId, (id) => looksRounded(BigInt(Number(id)))));
  });

  it('is recognised in the shortest form of the double, as JavaScript and spreadsheets write it', () => {
    fc.assert(fc.property(bigId, (id) => looksRounded(BigInt(String(Number(id))))));
  });

  it('is recognised with fifteen digits left', () => {
    expect(looksRounded(516_434_763_315_010_000n)).to.equal(true);
    expect(looksRounded(1_213_227_041_015_020_000n)).to.equal(true);
  });

  it('is not suspected when its digits are its own', () => {
    for (const id of [516_434_763_315_010_001n, 1_213_227_041_015_015_005n, 550_436_093_915_015_009n, 2n ** 53n + 1n])
      expect(looksRounded(id), String(id)).to.equal(false);
  });

  it('is never suspected below 2^53, where doubles are exact', () => {
    for (const id of [1n, 1_000_000n, 2n ** 53n - 1n]) expect(looksRounded(id)).to.equal(false);
  });
});
