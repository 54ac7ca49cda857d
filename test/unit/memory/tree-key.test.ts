import { expect } from 'chai';
import fc from 'fast-check';
import { Instant } from '../../../src/domain/shared/instant.js';
import {
  compareCompositeKeys,
  compareParts,
  compareSingleKeys,
  keyReader,
  sortable,
} from '../../../src/adapters/memory/shared/tree-key.js';
import { compareValues } from '../../../src/adapters/shared/compare-values.js';

describe('keys of trees', () => {
  it('order texts by code point, as UTF-8 bytes do', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (left, right) => {
        const bytes = Buffer.compare(Buffer.from(left), Buffer.from(right));
        expect(compareSingleKeys(sortable(left), sortable(right))).to.equal(bytes);
        expect(Math.sign(compareValues(left, right))).to.equal(bytes);
      }),
    );
  });

  it('order instants by time and bigints beyond 2^53 exactly', () => {
    const [one, other] = ['0999-01-01T00:00:00Z', '1000-01-01T00:00:00Z'].map((text) => sortable(Instant.parse(text)));
    expect(compareSingleKeys(one!, other!)).to.equal(-1);
    expect(compareSingleKeys(2n ** 53n, 2n ** 53n + 1n)).to.equal(-1);
  });

  it('put nulls last and the beginning of a key before the whole', () => {
    expect(compareParts(null, 1)).to.equal(1);
    expect(compareParts(1, null)).to.equal(-1);
    expect(compareParts(null, null)).to.equal(0);
    expect(compareCompositeKeys(['a'], ['a', 1])).to.be.lessThan(0);
    expect(compareCompositeKeys(['a', 2], ['a', 10])).to.be.lessThan(0);
    expect(compareCompositeKeys(['a', 2], ['a', 2])).to.equal(0);
  });

  it('are read from a row in the order of the columns', () => {
    expect(keyReader(['b'])({ a: 1, b: 2 })).to.equal(2);
    expect(keyReader(['b', 'a'])({ a: 1, b: 'x' })).to.deep.equal(['x', 1]);
  });
});
