import type { AstronomicalObjectFields } from './astronomical-object.js';
import type { MagnitudeStatistics } from './magnitude-statistics.js';

type Classification = Pick<AstronomicalObjectFields, 'corrected' | 'stellar' | 'grMax' | 'grMaxCorr' | 'grMean' | 'grMeanCorr'>;

/**
 * What an object is by the statistics of its bands: corrected and a star when it is so in every band; its colours g - r at
 * the brightest and on average, mag, null unless both bands are known.
 */
export function classification(bands: readonly MagnitudeStatistics[]): Classification {
  const inBand = (fid: number) => bands.find((band) => band.fid === fid);
  const [g, r] = [inBand(1), inBand(2)];
  const known = bands.length > 0;
  return {
    corrected: known ? bands.every(({ corrected }) => corrected) : null,
    stellar: known ? bands.every(({ stellar }) => stellar) : null,
    grMax: difference(g?.magmin, r?.magmin),
    grMaxCorr: difference(g?.magminCorr, r?.magminCorr),
    grMean: difference(g?.magmean, r?.magmean),
    grMeanCorr: difference(g?.magmeanCorr, r?.magmeanCorr),
  };
}

function difference(one: number | null = null, other: number | null = null): number | null {
  return one === null || other === null ? null : one - other;
}
