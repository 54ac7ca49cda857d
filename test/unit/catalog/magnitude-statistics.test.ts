import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { summarizeMagnitudes } from '../../../src/domain/catalog/magnitude-summary.js';
import type { MagnitudeStatistics } from '../../../src/domain/catalog/magnitude-statistics.js';
import { aDetection, aNonDetection } from '../../../src/testing/builders/catalog/index.js';
import { ROOT } from '../../architecture/source-tree.js';

type Cells = Readonly<Record<string, string>>;

function table(name: string): Cells[] {
  const text = readFileSync(path.join(ROOT, 'examples', 'data', `lc_correction_10_objects_${name}.csv`), 'utf8');
  const [header = '', ...lines] = text.trimEnd().split('\n');
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, index): [string, string] => [names[index] ?? '', cell])));
}

const numberOf = (cell: string | undefined): number => Number(cell);
const perhaps = (cell: string | undefined): number | null => (cell === undefined || cell === '' || cell === 'null' ? null : Number(cell));

/** The statistics of our own for the object and band of one row of the sample. */
function computed(row: Cells, all: readonly Cells[]): MagnitudeStatistics {
  const own = all.filter((cells) => cells['objectId'] === row['objectId'] && cells['fid'] === row['fid']);
  const first = own.reduce((best, cells) => (numberOf(cells['mjd']) < numberOf(best['mjd']) ? cells : best));
  const detections = own.map((cells) =>
    aDetection({
      oid: String(cells['objectId']),
      candid: BigInt(String(cells['candid'])),
      mjd: numberOf(cells['mjd']),
      fid: numberOf(cells['fid']),
      magpsf: numberOf(cells['magpsf']),
      sigmapsf: numberOf(cells['sigmapsf']),
      distnr: perhaps(cells['distnr']),
      magpsfCorr: perhaps(cells['magpsf_corr']),
      corrected: cells['corrected'] === 'true',
      dubious: cells['dubious'] === 'true',
    }),
  );
  return summarizeMagnitudes(detections.toReversed(), [], {
    distpsnr1: perhaps(first['distpsnr1']),
    sgscore1: perhaps(first['sgscore1']),
    chinr: perhaps(first['chinr']),
    sharpnr: perhaps(first['sharpnr']),
  });
}

/** The sample's plain means and medians were computed in 32 bits, where neighbours near 20 mag are 2e-6 apart; the corrected ones in 64. */
const SINGLE = 5e-6;
const DOUBLE = 1e-13;

describe('magnitude statistics', () => {
  const rows = table('magstats');
  const all = table('corrected');

  it('are checked against every row of the sample', () => {
    expect(rows).to.have.length(16);
    expect(all).to.have.length(1381);
  });

  for (const row of rows)
    it(`are those of ${String(row['objectId'])} in band ${String(row['fid'])}, computed by lc_correction`, () => {
      const own = computed(row, all);
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
    });

  it('have the scatter of a sample, and none of one value', () => {
    const of = (...magnitudes: number[]) =>
      summarizeMagnitudes(magnitudes.map((magpsf, index) => aDetection({ candid: BigInt(index + 1), mjd: 58_000 + index, magpsf })));
    expect(of(18, 19, 20, 21).magsigma).to.be.closeTo(Math.sqrt(5 / 3), 1e-15);
    expect(of(18, 21, 19, 20).magmedian).to.equal(19.5);
    expect(of(18)).to.include({ magsigma: null, magmeanCorr: null, magsigmaCorr: null, saturationRate: null, maglastCorr: null });
  });

  it('take the steepest rise left open by what was not seen half a day or more before', () => {
    const first = aDetection({ mjd: 58_010, magpsf: 18, sigmapsf: 0.25 });
    const missed = [
      aNonDetection({ mjd: 58_000, diffmaglim: 20.25 }),
      aNonDetection({ mjd: 58_008, diffmaglim: 19.25 }),
      aNonDetection({ mjd: 58_009.5, diffmaglim: 25 }),
      aNonDetection({ mjd: 58_011, diffmaglim: 25 }),
      aNonDetection({ mjd: 58_001, diffmaglim: null }),
    ];
    expect(summarizeMagnitudes([first], missed)).to.include({ dmdtFirst: -0.5, dmFirst: -1.25, sigmadmFirst: 0.25, dtFirst: 2 });
    expect(summarizeMagnitudes([first], missed.slice(2))).to.include({ dmdtFirst: null, dmFirst: null, sigmadmFirst: null, dtFirst: null });
  });

  it('count saturated detections among the corrected ones', () => {
    const of = (candid: bigint, magpsfCorr: number, corrected: boolean) => aDetection({ candid, magpsfCorr, corrected });
    expect(summarizeMagnitudes([of(1n, 13, true), of(2n, 13.2, true), of(3n, 12, false), of(4n, 14, true)]).saturationRate).to.equal(1 / 3);
  });

  it('refuse nothing, and what is not of one object and band', () => {
    expect(() => summarizeMagnitudes([])).to.throw(RangeError);
    expect(() => summarizeMagnitudes([aDetection({ candid: 1n }), aDetection({ candid: 2n, fid: 2 })])).to.throw(RangeError);
  });
});
