import { expect } from 'chai';
import { earlier, fuller } from '../../../src/domain/catalog/preferred-record.js';

/** Every order in which three records can come. */
const ORDERS = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] as const; // prettier-ignore

interface Some {
  readonly candid: bigint;
  readonly sky: number | null;
  readonly name: string | null;
}

const record = (candid: bigint, sky: number | null, name: string | null = null): Some => ({ candid, sky, name });

type Case = readonly [what: string, keep: (one: Some, other: Some) => Some, records: readonly [Some, Some, Some], expected: Some];

describe('the record that is kept', () => {
  const cases: readonly Case[] = [
    ['of the earliest detection', earlier, [record(3n, 1, 'a'), record(2n, null), record(4n, 9, 'z')], record(2n, null)],
    ['the fullest', fuller, [record(2n, 5), record(2n, 4, 'a'), record(2n, null)], record(2n, 4, 'a')],
    ['the one that knows the first column', fuller, [record(2n, null, 'b'), record(2n, 4), record(2n, null, 'c')], record(2n, 4)],
    ['the larger among equally full', fuller, [record(2n, 5, 'a'), record(2n, 7, 'a'), record(2n, 7, 'b')], record(2n, 7, 'b')],
    ['the fuller of one detection', earlier, [record(2n, 5), record(2n, 4, 'a'), record(3n, 9, 'z')], record(2n, 4, 'a')],
  ];
  for (const [what, keep, records, expected] of cases)
    it(`is ${what}, in whichever order they come`, () => {
      for (const order of ORDERS) {
        const [first, second, third] = order.map((index) => records[index]) as [Some, Some, Some];
        expect(keep(keep(first, second), third), order.join()).to.deep.equal(expected);
        expect(keep(first, keep(second, third)), order.join()).to.deep.equal(expected);
      }
    });

  it('is the stored one itself when the same comes again', () => {
    const stored = record(2n, -0, 'a');
    expect(fuller(stored, record(2n, 0, 'a'))).to.equal(stored);
    expect(earlier(stored, { ...stored })).to.equal(stored);
  });
});
