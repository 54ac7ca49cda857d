import { expect } from 'chai';
import type { AstronomicalObject } from '../../../domain/catalog/astronomical-object.js';
import type { Companions } from '../../../domain/catalog/companions.js';
import type { IngestReport } from '../../../domain/catalog/ingest-report.js';
import type { Ps1MatchFields } from '../../../domain/catalog/ps1-match.js';
import { ObjectId } from '../../../domain/shared/ids.js';
import type { ObservationRecord } from '../../../ports/catalog/observation.reader.js';
import type { IngestOptions } from '../../../services/catalog/ingest.service.js';
import { aDataQuality } from '../../builders/catalog/data-quality.builder.js';
import { aGaiaMatch } from '../../builders/catalog/gaia-match.builder.js';
import { aPs1Match } from '../../builders/catalog/ps1-match.builder.js';
import { aReferenceImage } from '../../builders/catalog/reference-image.builder.js';
import { detectionRecord, nonDetectionRecord, ScriptedReader } from '../../builders/catalog/scripted-reader.js';
import { aSolarSystemMatch } from '../../builders/catalog/solar-system-match.builder.js';
import { ingestServices } from './ingest-services.js';
import type { RecordSubject } from './record-subject.js';
import { storedCatalog } from './stored-catalog.js';

const A = ObjectId('ZTF18a');
const UNIQUE = { unique1: true, unique2: true, unique3: true } as const;

/** A detection of `A` and what its alert brings. */
function alert(candid: bigint, companions: Partial<Companions>): ObservationRecord {
  return detectionRecord({ oid: A, candid, mjd: 58_000 + Number(candid) }, Number(candid), undefined, companions);
}

const ps1 = (candid: bigint, fields: Partial<Ps1MatchFields> = {}) => ({ ps1Match: aPs1Match({ oid: A, candid, ...UNIQUE, ...fields }) });
const gaia = (candid: bigint, maggaia: number | null, neargaia = 0.5) => ({
  gaiaMatch: aGaiaMatch({ oid: A, candid, neargaia, maggaia, unique1: true }),
});

/** Alerts of several objects, in which sources differ, images are exchanged and detections come again with less; `run` begins the names. */
function manyAlerts(run = 'a'): ObservationRecord[] {
  return Array.from({ length: 60 }, (_, index) => {
    const [oid, candid, fid] = [`${run}${String(index % 4)}`, BigInt(1 + (index % 45)), 1 + (index % 2)];
    const own = index < 45;
    return detectionRecord(
      { oid, candid, fid, mjd: 58_000 + (index % 45), rfid: 7 + (index % 3), magpsf: 18 + (index % 7) / 8 },
      index,
      undefined,
      {
        dataQuality: aDataQuality({ oid, candid, fid, ...(own ? {} : { exptime: null, zpmed: null }) }),
        ...(own && {
          gaiaMatch: aGaiaMatch({ oid, candid, maggaia: index % 4 === 0 ? 17 + (index % 3) : 17, neargaia: index / 8, unique1: true }),
        }),
        ...(own && { ps1Match: aPs1Match({ oid, candid, ...UNIQUE, objectidps2: index % 4 === 1 ? BigInt(index) : 5n }) }),
        ...(index % 5 === 0 && { solarSystemMatch: aSolarSystemMatch({ oid, candid, ssnamenr: `body ${String(index % 45)}` }) }),
        referenceImage: aReferenceImage({
          oid,
          candid,
          fid,
          rfid: BigInt(7 + (index % 3)),
          magnr: index % 45,
          mjdendref: 58_000 + (index % 3),
        }),
      },
    );
  });
}

/** What loading owes its callers for the rows of other tables that detections bring, on an empty catalog. */
export function describeIngestedCompanions(engine: string, subject: () => RecordSubject): void {
  describe(`what detections bring, on ${engine}`, () => {
    const ingest = (records: readonly ObservationRecord[], options?: IngestOptions): Promise<IngestReport> => {
      const reader = new ScriptedReader();
      reader.script('a', records);
      return ingestServices(subject(), reader).ingest.ingest(['a'], options);
    };
    const matchesOfA = () => subject().ps1Match.listByObjects([A]);

    it('is stored with them, and again leaves every row as it is', async () => {
      const records = [...manyAlerts(), nonDetectionRecord({ oid: 'a1', mjd: 57_000 })];
      const first = await ingest(records);
      expect(first.tables.dataquality, 'each detection of an object once').to.deep.include({ inserted: 60, updated: 0 });
      const before = await storedCatalog(subject());
      expect(before['gaia_ztf']).to.have.length(4);
      const second = await ingest(records, { batchSize: 7 });
      for (const [table, counts] of Object.entries(second.tables)) expect(counts, table).to.include({ inserted: 0, updated: 0 });
      expect(second).to.include({ inserted: 0, skipped: 61 });
      expect(await storedCatalog(subject())).to.deep.equal(before);
    });

    it('comes to the same rows in whichever order and batches alerts come', async () => {
      await ingest(manyAlerts('a'), { batchSize: 1 });
      const expected = await rowsOf('a');
      for (const [run, step, batchSize] of [
        ['b', 7, 1000],
        ['c', 11, 1],
        ['d', 37, 9],
        ['e', 59, 4],
      ] as const) {
        // prettier-ignore
        const alerts = manyAlerts(run);
        await ingest(
          alerts.map((_, index) => alerts[(index * step) % alerts.length] as ObservationRecord),
          { batchSize },
        );
        for (const [table, rows] of Object.entries(await rowsOf(run)))
          expect(rows, `${table}, every ${String(step)}th`).to.deep.equal(expected[table]);
      }
    });

    it('names the nearest source of Gaia of the earliest alert, and is unique until another one is named', async () => {
      await ingest([alert(5n, gaia(5n, 17))]);
      await ingest([alert(7n, gaia(7n, 17, 0.25))]);
      expect(await subject().gaiaMatch.findById({ oid: A })).to.include({ candid: 5n, neargaia: 0.5, unique1: true });
      await ingest([alert(3n, gaia(3n, null)), alert(4n, gaia(4n, 17, 0.75))]);
      expect(await subject().gaiaMatch.findById({ oid: A })).to.include({ candid: 4n, neargaia: 0.75, maggaia: 17, unique1: true });
      await ingest([alert(9n, gaia(9n, 18))]);
      expect(await subject().gaiaMatch.findById({ oid: A })).to.include({ candid: 4n, maggaia: 17, unique1: false });
    });

    it('tells all matches of an object when one names another source, and takes a missing id for none', async () => {
      const id = 9_007_199_254_740_993n;
      await ingest([alert(1n, ps1(1n, { objectidps1: id })), alert(2n, ps1(2n, { objectidps1: id, objectidps3: null }))]);
      expect((await matchesOfA()).map(({ unique1, unique2, unique3 }) => [unique1, unique2, unique3])).to.deep.equal([
        [true, true, true],
        [true, true, true],
      ]);
      const { tables } = await ingest([alert(3n, ps1(3n, { objectidps1: id + 1n }))]);
      expect(tables.ps1_ztf).to.deep.equal({ inserted: 1, updated: 2, skipped: 0 });
      expect((await matchesOfA()).map(({ objectidps1, unique1, unique2 }) => [objectidps1, unique1, unique2])).to.deep.equal([
        [id, false, true],
        [id, false, true],
        [id + 1n, false, true],
      ]);
    });

    it('is taken from the alert of a detection also when a later alert has brought it before, with less', async () => {
      const less = aDataQuality({ oid: A, candid: 1n, exptime: null });
      await ingest([alert(1n, { dataQuality: less })]);
      const { tables } = await ingest([alert(1n, { dataQuality: aDataQuality({ oid: A, candid: 1n }), ...ps1(1n) })]);
      expect(tables.detection).to.deep.equal({ inserted: 0, updated: 0, skipped: 1 });
      expect(tables.dataquality).to.deep.equal({ inserted: 0, updated: 1, skipped: 0 });
      expect(tables.ps1_ztf).to.deep.equal({ inserted: 1, updated: 0, skipped: 0 });
      expect(await subject().dataQuality.listByObjects([A])).to.deep.equal([aDataQuality({ oid: A, candid: 1n })]);
      expect((await ingest([alert(1n, { dataQuality: less })])).tables.dataquality).to.deep.equal({ inserted: 0, updated: 0, skipped: 1 });
    });

    it('is refused together with a detection that the database refuses', async () => {
      const brings = { ...ps1(2n), ...gaia(2n, 17), dataQuality: aDataQuality({ oid: A, candid: 2n }) };
      const report = await ingest([alert(1n, {}), detectionRecord({ oid: A, candid: 2n, rbversion: 'a\0b' }, 2, undefined, brings)]);
      expect(report).to.deep.include({ read: 2, inserted: 1, rejectedCount: 1 });
      const { detection, ps1_ztf, gaia_ztf, dataquality } = await storedCatalog(subject());
      expect([detection, ps1_ztf, gaia_ztf, dataquality].map((rows) => rows?.length)).to.deep.equal([1, 0, 0, 0]);
    });

    /** The rows of the objects whose names begin so, without that beginning. Positions are rounded: their last digits follow the order. */
    async function rowsOf(run: string): Promise<Record<string, readonly unknown[]>> {
      const { object, ...stored } = (await storedCatalog(subject())) as Record<string, readonly { readonly oid?: string }[]>;
      const own = (rows: readonly { readonly oid?: string }[]) =>
        rows.filter(({ oid }) => oid?.startsWith(run)).map((row) => ({ ...row, oid: row.oid?.slice(1) }));
      const flags = own(object ?? []).map((row) => {
        const { corrected, stellar, grMean, referenceChange, ndet } = row as unknown as AstronomicalObject;
        return { oid: row.oid, corrected, stellar, grMean, referenceChange, ndet };
      });
      return { ...Object.fromEntries(Object.entries(stored).map(([table, rows]) => [table, own(rows)])), flags };
    }
  });
}
