import type { Companions } from '../../../domain/catalog/companions.js';
import type { DetectionFields } from '../../../domain/catalog/detection.js';
import { ObjectId } from '../../../domain/shared/ids.js';
import type { ObservationRecord } from '../../../ports/catalog/observation.reader.js';
import type { IngestOptions } from '../../../services/catalog/ingest.service.js';
import { aDataQuality } from '../../builders/catalog/data-quality.builder.js';
import { aGaiaMatch } from '../../builders/catalog/gaia-match.builder.js';
import { aPs1Match } from '../../builders/catalog/ps1-match.builder.js';
import { aReferenceImage } from '../../builders/catalog/reference-image.builder.js';
import { detectionRecord, nonDetectionRecord } from '../../builders/catalog/scripted-reader.js';
import { aSolarSystemMatch } from '../../builders/catalog/solar-system-match.builder.js';
import type { RecordSubject } from './record-subject.js';

/** The repositories that a load writes through. */
type Written =
  'objects' | 'detections' | 'magnitudeStatistics' | 'dataQuality' | 'gaiaMatch' | 'ps1Match' | 'solarSystemMatch' | 'referenceImage';

/** Two loads that meet: the second one runs to its end after the first one has read and before it writes to `table`. */
export interface IngestRace {
  readonly over: string;
  readonly stored: readonly ObservationRecord[];
  readonly first: ObservationRecord;
  readonly second: readonly ObservationRecord[];
  readonly table: Written & keyof RecordSubject;
  readonly method: 'addNew' | 'addMissing' | 'saveMany';
  /** What all loads do of statistics. */
  readonly statistics?: Pick<Required<IngestOptions>, 'statistics'>;
  /** The first load alone computes them. */
  readonly computedBy?: 'first';
}

export const MET = ObjectId('ZTF18met');
const LEFT = { statistics: { statistics: 'leave' } } as const;
const UNIQUE = { unique1: true, unique2: true, unique3: true } as const;

const seen = (candid: bigint, fields: Partial<DetectionFields> = {}, companions?: Partial<Companions>): ObservationRecord =>
  detectionRecord(
    { oid: MET, candid, mjd: 58_000 + Number(candid), magpsf: 18 + Number(candid) / 8, fid: 1, rfid: 7, distnr: 0.5, ...fields },
    Number(candid),
    undefined,
    companions,
  );
const quality = (candid: bigint, exptime: number | null) => ({ dataQuality: aDataQuality({ oid: MET, candid, fid: 1, exptime }) });
const gaia = (candid: bigint, maggaia: number) => ({ gaiaMatch: aGaiaMatch({ oid: MET, candid, maggaia, unique1: true }) });
const body = (candid: bigint) => ({ solarSystemMatch: aSolarSystemMatch({ oid: MET, candid, ssnamenr: String(candid) }) });
const image = (candid: bigint, mjdendref = 57_000) => ({
  referenceImage: aReferenceImage({ oid: MET, candid, fid: 1, rfid: 7n, magnr: Number(candid), mjdendref }),
});
const match = (candid: bigint, objectidps1 = 5n) => ({ ps1Match: aPs1Match({ oid: MET, candid, ...UNIQUE, objectidps1 }) });
const everything = (candid: bigint) => ({
  ...quality(candid, 30),
  ...gaia(candid, 17),
  ...body(candid),
  ...image(candid),
  ...match(candid),
});
const three = [seen(1n), seen(2n), seen(3n)];

/** Where two loads can meet. Each pair ends in the same rows one after the other, in either order. */
export const INGEST_RACES: readonly IngestRace[] = [
  {
    over: 'a new object',
    stored: [],
    first: seen(1n, {}, everything(1n)),
    second: [seen(1n, {}, everything(1n)), seen(2n, {}, everything(2n))],
    table: 'objects',
    method: 'addMissing',
  },
  {
    over: 'a new detection of a stored object',
    stored: [seen(1n)],
    first: seen(2n, {}, everything(2n)),
    second: [seen(2n, {}, everything(2n))],
    table: 'detections',
    method: 'addNew',
  },
  {
    over: 'the row of an object, with different detections',
    stored: [seen(1n)],
    first: seen(2n, { isdiffpos: -1 }),
    second: [seen(3n)],
    table: 'objects',
    method: 'saveMany',
  },
  {
    over: 'the quality of a detection',
    stored: three,
    first: seen(2n, {}, quality(2n, 30)),
    second: [seen(2n, {}, quality(2n, null))],
    table: 'dataQuality',
    method: 'addNew',
  },
  {
    over: 'the source of Gaia next to an object',
    stored: three,
    first: seen(2n, {}, gaia(2n, 17)),
    second: [seen(3n, {}, gaia(3n, 18))],
    table: 'gaiaMatch',
    method: 'addNew',
  },
  {
    over: 'a stored source of Gaia, of which both know better',
    stored: [seen(1n), seen(2n), seen(3n, {}, gaia(3n, 17))],
    first: seen(2n, {}, gaia(2n, 17)),
    second: [seen(1n, {}, gaia(1n, 18))],
    table: 'gaiaMatch',
    method: 'saveMany',
  },
  {
    over: 'the body next to an object',
    stored: three,
    first: seen(2n, {}, body(2n)),
    second: [seen(3n, {}, body(3n))],
    table: 'solarSystemMatch',
    method: 'addNew',
  },
  {
    over: 'a reference image',
    stored: three,
    first: seen(2n, {}, image(2n)),
    second: [seen(3n, {}, image(3n))],
    table: 'referenceImage',
    method: 'addNew',
  },
  {
    over: 'a match with Pan-STARRS',
    stored: three,
    first: seen(2n, {}, match(2n)),
    second: [seen(2n, {}, match(2n, 6n)), seen(3n, {}, match(3n))],
    table: 'ps1Match',
    method: 'addNew',
  },
  {
    over: 'the uniqueness of matches of an object that is marked already',
    stored: [seen(1n, {}, match(1n)), seen(2n), seen(3n)],
    first: seen(2n, {}, match(2n)),
    second: [seen(3n, {}, match(3n, 6n))],
    table: 'ps1Match',
    method: 'addNew',
    ...LEFT,
  },
  ...(
    [
      ['a non-detection', nonDetectionRecord({ oid: MET, fid: 1, mjd: 57_990, diffmaglim: 20 })],
      ['a match', seen(1n, {}, { ps1Match: aPs1Match({ oid: MET, candid: 1n, ...UNIQUE, distpsnr1: 0.5, sgscore1: 0.9 }) })],
      ['a reference image', seen(3n, {}, image(3n, 58_050))],
      ['a detection', seen(4n)],
    ] as const
  ).map(([what, record]) => ({
    over: `the mark of an object, computed by one and set again by the other with ${what}`,
    stored: three,
    first: seen(3n),
    second: [record],
    table: 'magnitudeStatistics' as const,
    method: 'saveMany' as const,
    ...LEFT,
    computedBy: 'first' as const,
  })),
  {
    over: 'the statistics of an object that both compute',
    stored: three,
    first: seen(4n),
    second: [seen(5n)],
    table: 'magnitudeStatistics',
    method: 'saveMany',
  },
];
