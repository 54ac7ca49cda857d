import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { MagnitudeStatistics } from '../../src/domain/catalog/magnitude-statistics.js';
import { ROOT } from '../architecture/source-tree.js';

export type Cells = Readonly<Record<string, string>>;

/** The cells of `lc_correction_10_objects_NAME.csv` by column, read without the product. */
export function sampleTable(name: string): Cells[] {
  const text = readFileSync(path.join(ROOT, 'examples', 'data', `lc_correction_10_objects_${name}.csv`), 'utf8');
  const [header = '', ...lines] = text.trimEnd().split('\n');
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, index): [string, string] => [names[index] ?? '', cell])));
}

export const numberOf = (cell: string | undefined): number => Number(cell);
export const perhaps = (cell: string | undefined): number | null =>
  cell === undefined || cell === '' || cell === 'null' ? null : Number(cell);

/** The sample's plain means and medians were computed in 32 bits, where neighbours near 20 mag are 2e-6 apart; the corrected ones in 64. */
const SINGLE = 5e-6;
const DOUBLE = 1e-13;

/** Our own statistics are those of one row of the sample, computed by lc_correction. */
export function expectLikeSample(own: MagnitudeStatistics, row: Cells): void {
  expect([own.ndet, own.ndubious], 'counts').to.deep.equal([numberOf(row['ndet']), numberOf(row['ndubious'])]);
  expect([own.corrected, own.stellar], 'flags').to.deep.equal([row['corrected'] === 'true', row['stellar'] === 'true']);
  const exact = {
    magpsf_max: own.magmax,
    magpsf_min: own.magmin,
    magpsf_first: own.magfirst,
    magpsf_last: own.maglast,
    magpsf_corr_max: own.magmaxCorr,
    magpsf_corr_min: own.magminCorr,
    magpsf_corr_first: own.magfirstCorr,
    magpsf_corr_last: own.maglastCorr,
    first_mjd: own.firstmjd,
    last_mjd: own.lastmjd,
  };
  for (const [name, value] of Object.entries(exact)) expect(value, name).to.equal(perhaps(row[name]));
  const close = {
    magpsf_mean: own.magmean,
    magpsf_median: own.magmedian,
    magpsf_corr_mean: own.magmeanCorr,
    magpsf_corr_median: own.magmedianCorr,
  };
  for (const [name, value] of Object.entries(close))
    if (row[name] === '') expect(value, name).to.equal(null);
    else expect(value, name).to.be.closeTo(numberOf(row[name]), name.includes('corr') ? DOUBLE : SINGLE);
}
