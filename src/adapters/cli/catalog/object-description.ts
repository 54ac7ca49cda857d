import type { Feature } from '../../../domain/catalog/feature.js';
import type { LightCurve } from '../../../domain/catalog/light-curve.js';
import type { MagnitudeStatistics } from '../../../domain/catalog/magnitude-statistics.js';
import type { ObjectDossier } from '../../../domain/catalog/object-dossier.js';
import { textTable } from '../text-table.js';
import { counted } from '../wording.js';
import { plotLightCurve } from './light-curve-plot.js';

const BANDS = ['g', 'r', 'i'] as const;

/** What `sextant catalog show` tells of an object. */
export interface ShownObject extends ObjectDossier {
  readonly lightCurve: LightCurve;
  /** Those of the latest version. */
  readonly features: readonly Feature[];
}

/** An object in words, tables and a picture of at most `width` columns; what is not known of it is left out. */
export function describeObject(
  shown: ShownObject,
  width: number,
  { features = 'counted' }: { features?: 'counted' | 'listed' } = {},
): string {
  const { object, lightCurve, statistics } = shown;
  const parts = [
    `${object.oid}\n${textTable(factsOf(shown))}`,
    statistics.length === 0 ? '' : statisticsTable(statistics),
    plotLightCurve(lightCurve, width),
    features === 'listed' && shown.features.length > 0 ? featureTable(shown.features) : '',
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function factsOf({ object, lightCurve, mostLikely, crossMatches, features, gaia, solarSystem }: ShownObject): string[][] {
  const { detections, nonDetections } = lightCurve;
  const [feature] = features;
  return [
    ['position', `ra ${degrees(object.meanra)}  dec ${degrees(object.meandec)}`],
    ['observed', `${counted(detections.length, 'detection')}, ${counted(nonDetections.length, 'non-detection')}`],
    ['seen', `mjd ${days(object.firstmjd)} to ${days(object.lastmjd)}`],
    ['g - r', object.grMax === null ? 'unknown' : `${object.grMax.toFixed(3)} at brightest`],
    ...mostLikely.map(({ className, probability, classifierName, classifierVersion }) => [
      'class',
      `${className} ${probability.toFixed(3)} by ${classifierName} ${classifierVersion}`,
    ]),
    ...crossMatches.map(({ catid, oidCatalog, dist, classCatalog, period }) => [
      'match',
      [`${catid} ${oidCatalog}`, `${dist.toFixed(2)}″`, classCatalog, period === null ? null : `${String(period)} d`]
        .filter((part) => part !== null)
        .join(', '),
    ]),
    ...(gaia && gaia.neargaia !== null ? [['gaia', `${gaia.neargaia.toFixed(2)}″${magnitude(gaia.maggaia)}`]] : []),
    ...(solarSystem && solarSystem.ssnamenr !== null ? [['near', `${solarSystem.ssnamenr}${magnitude(solarSystem.ssmagnr)}`]] : []),
    ...(feature ? [['features', `${counted(features.length, 'feature')} by ${feature.version}`]] : []),
  ];
}

function statisticsTable(statistics: readonly MagnitudeStatistics[]): string {
  const rows = statistics.map((band) => [
    BANDS[band.fid - 1] ?? String(band.fid),
    ...[String(band.ndet), perhaps(band.magmean), perhaps(band.magsigma), perhaps(band.magmin), perhaps(band.magmax)],
    ...[perhaps(band.magmeanCorr), band.stellar ? 'yes' : 'no'],
  ]);
  return textTable([['BAND', 'DETECTIONS', 'MEAN', 'SIGMA', 'BRIGHTEST', 'FAINTEST', 'CORRECTED', 'STELLAR'], ...rows]);
}

function featureTable(features: readonly Feature[]): string {
  const rows = features.map(({ name, fid, value }) => [name, BANDS[fid - 1] ?? String(fid), value === null ? '-' : String(value)]);
  return textTable([['FEATURE', 'BAND', 'VALUE'], ...rows]);
}

function perhaps(value: number | null): string {
  return value === null ? '-' : value.toFixed(3);
}

function magnitude(value: number | null): string {
  return value === null ? '' : `, ${value.toFixed(2)} mag`;
}

function degrees(value: number | null): string {
  return value === null ? 'unknown' : `${value.toFixed(6)}°`;
}

function days(value: number | null): string {
  return value === null ? 'unknown' : value.toFixed(3);
}
