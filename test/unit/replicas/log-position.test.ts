import { expect } from 'chai';
import fc from 'fast-check';
import { formatLogPosition, parseLogPosition, writtenPosition } from '../../../src/adapters/typeorm/postgres/replicas/log-position.js';
import { InvalidValue } from '../../../src/domain/shared/invalid-value.js';

const written = (position: string): string =>
  formatLogPosition(writtenPosition({ rows: [{ position, page: 8192n, segment: 16_777_216n }], rowCount: 1 }));

describe('positions in the log', () => {
  it('are written as they are read', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), (position) => parseLogPosition(formatLogPosition(position)) === position),
    );
    expect(formatLogPosition(parseLogPosition('16/B374D848'))).to.equal('16/B374D848');
    expect(parseLogPosition('1/0')).to.equal(2n ** 32n);
  });

  it('are refused when they are no positions', () => {
    for (const text of ['', '16', '16/', 'G/0', '0/123456789', "0/0'; --"])
      expect(() => parseLogPosition(text), text).to.throw(InvalidValue);
  });

  it('of what was written lie before the header of a page that has no record yet', () => {
    expect(written('0/3002018'), 'behind the header of a page').to.equal('0/3002000');
    expect(written('0/4000028'), 'behind the header of a segment').to.equal('0/4000000');
    expect(written('0/3002020'), 'behind a record').to.equal('0/3002020');
    expect(written('0/3002028'), 'not the first page of a segment').to.equal('0/3002028');
  });
});
