import { expect } from 'chai';
import { RoundedIdentifiers } from '../../../src/ports/catalog/observation-source.errors.js';
import { rejection } from '../../../src/testing/contracts/rejection.js';
import { detectionsIn, problemsIn, recordsOf } from './piped-reader.js';

const HEADER = 'oid,mjd,fid,isdiffpos,ra,dec,magpsf,sigmapsf';
const VALUES = 'ZTF18aazeood,58300,1,1,10,20,18,0.1';
const EXACT = ['516434763315010001', '517454783315010003', '518400533315010002', '1213227041015015005'];
const rounded = (id: string): string => String(Number(id));

const table = (columns: string, rows: readonly string[]): string =>
  [`${HEADER},${columns}`, ...rows.map((row) => `${VALUES},${row}`)].join('\n');

describe('candidate identifiers', () => {
  it('are exact to the last digit', async () => {
    expect(detectionsIn(await recordsOf(table('candid', EXACT))).map((one) => String(one.candid))).to.deep.equal(EXACT);
  });

  it('come from candid_str, never from the rounded column beside it', async () => {
    const rows = EXACT.map((id) => `"${id}",${rounded(id)}`);
    expect(detectionsIn(await recordsOf(table('candid_str,candid', rows))).map((one) => String(one.candid))).to.deep.equal(EXACT);
  });

  const forms: readonly [string, (id: string) => string][] = [
    ['as JavaScript prints them', rounded],
    ['as C prints them', (id) => String(BigInt(Number(id)))],
    ['in exponent form', (id) => Number(id).toExponential(14)],
    ['with a decimal point', (id) => `${rounded(id)}.0`],
  ];
  for (const [form, print] of forms)
    it(`refuse a file that has only rounded ones, ${form}`, async () => {
      const error = await rejection(recordsOf(table('candid', EXACT.map(print))));
      expect(error).to.be.instanceOf(RoundedIdentifiers);
      expect((error as RoundedIdentifiers).code).to.equal('INGEST_ROUNDED_IDENTIFIERS');
      expect((error as RoundedIdentifiers).message).to.include('all of its 4 candidate ids');
      expect((error as RoundedIdentifiers).remedy).to.include('candid_str');
    });

  it('refuse a file whose only id may be rounded, and say what would settle it', async () => {
    const error = await rejection(recordsOf(table('candid', ['516434763315010000'])));
    expect(error).to.be.instanceOf(RoundedIdentifiers);
    expect((error as Error).message).to.match(/its only candidate id .* tblid would settle it/);
  });

  it('may end in 000 by chance among others that do not', async () => {
    const ids = ['516434763315010000', '517454783315010003', '605295213315010000'];
    expect(detectionsIn(await recordsOf(table('candid', ids))).map((one) => String(one.candid))).to.deep.equal(ids);
  });

  it('are proven exact by the number of the detection in its image', async () => {
    const ids = ['516434763315010000', '605295213315010000'];
    expect(
      detectionsIn(
        await recordsOf(
          table(
            'candid,tblid',
            ids.map((id) => `${id},0`),
          ),
        ),
      ),
    ).to.have.length(2);
    expect(
      await rejection(
        recordsOf(
          table(
            'candid,tblid',
            ids.map((id) => `${id},7`),
          ),
        ),
      ),
    ).to.be.instanceOf(RoundedIdentifiers);
  });

  it('refuse a file that turns to rounded ones in the middle, before any of them is let through', async () => {
    const many = Array.from({ length: 16 }, (_, index) => rounded(String(600_000_000_000_000_001n + BigInt(index) * 1_000_003n)));
    const error = await rejection(recordsOf(table('candid', [...EXACT, ...many])));
    expect(error).to.be.instanceOf(RoundedIdentifiers);
    expect((error as RoundedIdentifiers).line).to.equal(6);
  });

  it('reject the one row whose id lost its digits among exact ones', async () => {
    const records = await recordsOf(table('candid', [EXACT[0] ?? '', '5.17454783315010e+17', EXACT[2] ?? '']));
    expect(detectionsIn(records)).to.have.length(2);
    expect(problemsIn(records)).to.have.length(1);
    expect(problemsIn(records)[0]).to.match(/^3: candid 5\.17454783315010e\+17 has lost its last digits/);
  });

  it('below 2^53 are taken as they are, in whatever form', async () => {
    expect(detectionsIn(await recordsOf(table('candid', ['1000', '2000.0', '3e3']))).map((one) => one.candid)).to.deep.equal([
      1000n,
      2000n,
      3000n,
    ]);
  });

  it('of a parent that lost its digits reject the row rather than store a wrong one', async () => {
    const records = await recordsOf(table('candid,parent_candid', [`${EXACT[0] ?? ''},5.17e+17`, `${EXACT[1] ?? ''},0.0`]));
    expect(problemsIn(records)[0]).to.match(/^2: parent_candid/);
    expect(detectionsIn(records)[0]?.parentCandid).to.equal(0n);
  });
});
