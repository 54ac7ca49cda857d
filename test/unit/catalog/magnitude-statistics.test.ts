import { expect } from 'chai';
import { summarizeMagnitudes } from '../../../src/domain/catalog/magnitude-summary.js';
import type { MagnitudeStatistics } from '../../../src/domain/catalog/magnitude-statistics.js';
import { objectMagnitudes } from '../../../src/domain/catalog/object-magnitudes.js';
import type { ReferenceImage } from '../../../src/domain/catalog/reference-image.js';
import { aDetection, aNonDetection, aReferenceImage } from '../../../src/testing/builders/catalog/index.js';
import { expectLikeSample, numberOf, perhaps, sampleTable, type Cells } from '../../contract/sample-magnitudes.js';

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

describe('magnitude statistics', () => {
  const rows = sampleTable('magstats');
  const all = sampleTable('corrected');

  it('are checked against every row of the sample', () => {
    expect(rows).to.have.length(16);
    expect(all).to.have.length(1381);
  });

  for (const row of rows)
    it(`are those of ${String(row['objectId'])} in band ${String(row['fid'])}, computed by lc_correction`, () => {
      expectLikeSample(computed(row, all), row);
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

  it('take the reference image that a detection names, or the one that it brought where it names none', () => {
    const seen = (rfid: number | null) => aDetection({ candid: 5n, distnr: 0.5, rfid });
    const point = aReferenceImage({ candid: 5n, rfid: 7n, chinr: 1, sharpnr: 0 });
    const blurred = aReferenceImage({ candid: 6n, rfid: 8n, chinr: 9, sharpnr: 0 });
    const stellar = (rfid: number | null, ...references: readonly ReferenceImage[]) =>
      objectMagnitudes({ detections: [seen(rfid)], nonDetections: [], matches: [], references }).map((statistics) => statistics.stellar);
    expect(stellar(null, blurred, point)).to.deep.equal([true]);
    expect(stellar(7, blurred, point)).to.deep.equal([true]);
    expect(stellar(8, blurred, point)).to.deep.equal([false]);
    expect(stellar(null, blurred)).to.deep.equal([false]);
  });

  it('refuse nothing, and what is not of one object and band', () => {
    expect(() => summarizeMagnitudes([])).to.throw(RangeError);
    expect(() => summarizeMagnitudes([aDetection({ candid: 1n }), aDetection({ candid: 2n, fid: 2 })])).to.throw(RangeError);
    expect(() => summarizeMagnitudes([aDetection({ candid: 1n }), aDetection({ candid: 2n, oid: 'ZTF18other' })])).to.throw(RangeError);
  });

  it('can be made of whatever detections there can be', () => {
    const of = (candid: bigint, magpsf: number) =>
      aDetection({ candid, mjd: 58_000 + Number(candid), magpsf, magpsfCorr: -magpsf, sigmapsf: 1e9, stepIdCorr: 's'.repeat(255) });
    const { oid, fid } = of(1n, 1);
    const missed = [-1e9, 1e9].map((diffmaglim, at) => aNonDetection({ oid, fid, mjd: 57_999 + at, diffmaglim }));
    expect(summarizeMagnitudes([of(1n, -1e9), of(2n, 1e9), of(3n, 1e9)], missed)).to.include({ magmin: -1e9, magmax: 1e9, ndet: 3 });
  });

  it('take the smaller candid for the earlier one of two at the same time, in whichever order they come', () => {
    const both = [aDetection({ candid: 1n, mjd: 58_000, magpsf: 18 }), aDetection({ candid: 2n, mjd: 58_000, magpsf: 19 })];
    for (const given of [both, both.toReversed()]) expect(summarizeMagnitudes(given)).to.include({ magfirst: 18, maglast: 19 });
  });
});
