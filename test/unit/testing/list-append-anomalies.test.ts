import { expect } from 'chai';
import { listAppendAnomalies } from '../../../src/testing/isolation/anomalies.js';
import type { ObservedTransaction } from '../../../src/testing/isolation/list-append.js';

type Access = ObservedTransaction['accesses'][number];

const read = (key: number, ...saw: number[]): Access => ({ key, saw, appended: undefined });
const append = (appended: number, key: number, ...saw: number[]): Access => ({ key, saw, appended });
const committed = (...accesses: Access[]): ObservedTransaction => ({ committed: true, accesses });
const rolledBack = (...accesses: Access[]): ObservedTransaction => ({ committed: false, accesses });
const anomalies = (final: Readonly<Record<number, number[]>>, ...transactions: ObservedTransaction[]): readonly string[] =>
  listAppendAnomalies({ transactions, final: new Map(Object.entries(final).map(([key, elements]) => [Number(key), elements])) });

describe('The check of list-append histories', () => {
  it('finds nothing in a serial history, own appends and roll-backs included', () => {
    const serial = [
      committed(append(1, 0), append(2, 0, 1)),
      rolledBack(append(9, 0, 1, 2)),
      committed(append(3, 0, 1, 2), read(0, 1, 2, 3)),
    ];
    expect(anomalies({ 0: [1, 2, 3] }, ...serial, committed(read(0)))).to.deep.equal([]);
  });

  it('finds a lost append, one that was rolled back and one that is there twice', () => {
    expect(anomalies({ 0: [2] }, committed(append(1, 0)), committed(append(2, 0)))).to.deep.equal(['lost append of 1 to 0']);
    expect(anomalies({ 0: [1] }, rolledBack(append(1, 0)))).to.deep.equal(['append of 1 to 0 was rolled back and is there']);
    expect(anomalies({ 0: [1, 1] }, committed(append(1, 0)))).to.include('an element is twice in 0');
  });

  it('finds reads of what never was', () => {
    expect(anomalies({ 0: [1] }, committed(append(1, 0)), committed(read(0, 9)))).to.deep.equal(['read of 0 saw 9, which it never was']);
    const halfWay = anomalies({ 0: [1, 2] }, committed(append(1, 0), append(2, 0, 1)), committed(read(0, 1)));
    expect(halfWay).to.include('read of 0 saw the middle of a transaction');
    expect(anomalies({ 0: [1] }, committed(append(1, 0), read(0)))).to.deep.equal(['a transaction did not see its own append to 0']);
  });

  it('finds write skew', () => {
    const one = committed(read(0), append(1, 1));
    const other = committed(read(1), append(2, 0));
    expect(anomalies({ 0: [2], 1: [1] }, one, other)).to.deep.equal(['cycle: rw rw']);
  });

  it('finds two reads of different moments', () => {
    const writer = committed(append(1, 0), append(2, 1));
    expect(anomalies({ 0: [1], 1: [2] }, writer, committed(read(0), read(1, 2)))).to.deep.equal(['cycle: rw wr']);
  });

  it('finds writes in circles', () => {
    const writers = [committed(append(1, 0), append(2, 1, 3)), committed(append(3, 1), append(4, 0, 1))];
    expect(anomalies({ 0: [1, 4], 1: [3, 2] }, ...writers)[0]).to.match(/^cycle: /);
  });
});
