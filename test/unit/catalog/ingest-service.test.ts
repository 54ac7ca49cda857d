import { expect } from 'chai';
import { MemoryCatalogDatabase } from '../../../src/adapters/memory/catalog/catalog.database.memory.js';
import { IngestRejected } from '../../../src/domain/catalog/ingest.errors.js';
import { ObjectId } from '../../../src/domain/shared/ids.js';
import { InvalidValue } from '../../../src/domain/shared/invalid-value.js';
import { ObservationSourceUnreadable } from '../../../src/ports/catalog/observation-source.errors.js';
import type { IngestOptions, IngestPosition, IngestService } from '../../../src/services/catalog/ingest.service.js';
import { ingestServices } from '../../../src/testing/contracts/catalog/ingest-services.js';
import type { RecordSubject } from '../../../src/testing/contracts/catalog/record-subject.js';
import { rejection } from '../../../src/testing/contracts/rejection.js';
import {
  detectionRecord,
  nonDetectionRecord,
  problemRecord,
  ScriptedReader,
} from '../../../src/testing/builders/catalog/scripted-reader.js';
import { memoryCatalog } from '../../../src/testing/builders/catalog/memory-catalog.js';

describe('ingest service', () => {
  let objects: RecordSubject['objects'];
  let detections: RecordSubject['detections'];
  let reader: ScriptedReader;
  let service: IngestService;

  beforeEach(() => {
    const subject = memoryCatalog(new MemoryCatalogDatabase());
    ({ objects, detections } = subject);
    reader = new ScriptedReader();
    service = ingestServices(subject, reader).ingest;
  });

  const ingest = (options?: IngestOptions, ...sources: string[]) => service.ingest(sources.length > 0 ? sources : ['a'], options);
  const OID = ObjectId('ZTF18aazeood');

  it('stores observations and creates their object with its statistics', async () => {
    reader.script('a', [
      detectionRecord({ candid: 2n, mjd: 58_300.5, ra: 10, dec: 20, isdiffpos: 1 }),
      detectionRecord({ candid: 1n, mjd: 58_299.5, ra: 12, dec: 22, isdiffpos: -1 }),
      nonDetectionRecord({ mjd: 58_298.5 }),
    ]);
    const report = await ingest();
    expect(report).to.deep.include({ read: 3, inserted: 3, updated: 0, skipped: 0, rejected: [], rejectedCount: 0 });
    expect(report.tables.object).to.deep.equal({ inserted: 1, updated: 0, skipped: 0 });
    expect(await objects.findById(OID)).to.include({
      ndet: 2,
      firstmjd: 58_299.5,
      lastmjd: 58_300.5,
      deltajd: 1,
      meanra: 11,
      meandec: 21,
      diffpos: false,
    });
  });

  it('changes nothing when the same observations come again', async () => {
    reader.script('a', [detectionRecord({ candid: 1n }), nonDetectionRecord({})]);
    await ingest();
    const before = await objects.findById(OID);
    const report = await ingest();
    expect(report).to.deep.include({ read: 2, inserted: 0, updated: 0, skipped: 2 });
    expect(report.tables.object).to.deep.equal({ inserted: 0, updated: 0, skipped: 1 });
    expect(await objects.findById(OID)).to.deep.equal(before);
  });

  for (const batchSize of [1, 2, 3, 100])
    it(`comes to the same statistics in batches of ${String(batchSize)}, repeats in between`, async () => {
      const seen = (candid: bigint, mjd: number) => detectionRecord({ candid, mjd, ra: 100 + Number(candid) / 8, dec: Number(candid) / 4 });
      reader.script('a', [seen(1n, 58_000), seen(2n, 58_002), seen(1n, 58_000)]);
      reader.script('b', [seen(2n, 58_002), seen(3n, 57_999), seen(4n, 58_010), seen(3n, 57_999)]);
      const report = await ingest({ batchSize }, 'a', 'b');
      expect(report).to.deep.include({ read: 7, inserted: 4, skipped: 3 });
      const object = await objects.findById(OID);
      expect(object).to.include({ ndet: 4, firstmjd: 57_999, lastmjd: 58_010, deltajd: 11 });
      expect(object?.meanra).to.be.closeTo(100.3125, 1e-12);
      expect(object?.meandec).to.be.closeTo(0.625, 1e-12);
      expect(object?.sigmadec).to.be.closeTo(0.322_748_612_183_951_4, 1e-12);
    });

  it('reports each rejected row with its file, line and reason, and stores the others', async () => {
    reader.script('a', [detectionRecord({ candid: 1n }), problemRecord(3, 'magpsf is "bright"'), detectionRecord({ candid: 2n })]);
    const report = await ingest();
    expect(report).to.deep.include({ read: 3, inserted: 2, rejectedCount: 1 });
    expect(report.rejected).to.deep.equal([{ file: 'a', line: 3, reason: 'magpsf is "bright"' }]);
    expect(await detections.count()).to.equal(2);
  });

  it('finds the one row the database refuses and stores the others', async () => {
    reader.script('a', [
      ...Array.from({ length: 9 }, (_, index) => detectionRecord({ candid: BigInt(index + 1) })),
      detectionRecord({ candid: 10n, rbversion: 'a\0b' }, 11),
    ]);
    const report = await ingest();
    expect(report).to.deep.include({ read: 10, inserted: 9, rejectedCount: 1 });
    expect(report.rejected[0]).to.include({ file: 'a', line: 11 });
    expect(report.rejected[0]?.reason).to.match(/rbversion/);
  });

  describe('strict', () => {
    it('stores everything when every row is good', async () => {
      reader.script('a', [detectionRecord({ candid: 1n }), detectionRecord({ candid: 2n })]);
      expect(await ingest({ strict: true, batchSize: 1 })).to.deep.include({ read: 2, inserted: 2 });
      expect(await detections.count()).to.equal(2);
    });

    it('stores nothing when one row is rejected, however many batches came before, and lists them all', async () => {
      reader.script('a', [
        detectionRecord({ candid: 1n }),
        detectionRecord({ candid: 2n }),
        problemRecord(4, 'no'),
        problemRecord(5, 'no'),
      ]);
      const error = await rejection(ingest({ strict: true, batchSize: 1 }));
      expect(error).to.be.instanceOf(IngestRejected);
      expect((error as IngestRejected).report).to.deep.include({ read: 4, inserted: 0, rejectedCount: 2 });
      expect(await detections.count()).to.equal(0);
      expect(await objects.count()).to.equal(0);
    });

    it('stores nothing when a later source cannot be read', async () => {
      reader.script('a', [detectionRecord({ candid: 1n })]);
      expect(await rejection(ingest({ strict: true, batchSize: 1 }, 'a', 'missing'))).to.be.instanceOf(ObservationSourceUnreadable);
      expect(await detections.count()).to.equal(0);
    });
  });

  it('loads the other sources when one cannot be read, then says so with what was stored', async () => {
    reader.script('a', [detectionRecord({ candid: 1n })]);
    reader.script('b', [detectionRecord({ candid: 2n })]);
    const error = await rejection(ingest({}, 'a', 'missing', 'b'));
    expect(error).to.be.instanceOf(ObservationSourceUnreadable);
    expect((error as ObservationSourceUnreadable).report).to.deep.include({ read: 2, inserted: 2 });
    expect(await detections.count()).to.equal(2);
  });

  it('keeps whole batches when the caller aborts: each stored detection counts in its object', async () => {
    const caller = new AbortController();
    reader.script('a', [detectionRecord({ candid: 1n }), detectionRecord({ candid: 2n })]);
    reader.script('b', [detectionRecord({ candid: 3n })]);
    const onProgress = (): void => caller.abort();
    await rejection(service.ingest(['a', 'b'], { signal: caller.signal, batchSize: 1, onProgress }));
    const stored = await detections.count();
    expect(stored).to.be.within(1, 2);
    expect((await objects.findById(OID))?.ndet).to.equal(stored);
  });

  it('tells how far it has come, in rows and bytes of all sources together', async () => {
    reader.script('a', [detectionRecord({ candid: 1n })]);
    reader.script('b', [detectionRecord({ candid: 2n })]);
    const positions: IngestPosition[] = [];
    await ingest({ onProgress: (position) => positions.push(position) }, 'a', 'b');
    expect(positions).to.deep.equal([
      { rows: 1, bytes: 100, totalBytes: 200 },
      { rows: 2, bytes: 200, totalBytes: 200 },
    ]);
  });

  it('recounts an object that another program stored without statistics', async () => {
    reader.script('a', [detectionRecord({ candid: 1n, ra: 10 })]);
    await ingest();
    const known = await objects.findById(OID);
    if (!known) throw new Error('the object was not created');
    const { AstronomicalObject } = await import('../../../src/domain/catalog/astronomical-object.js');
    await objects.saveMany([new AstronomicalObject({ ...known, meanra: null, ndet: null })]);
    reader.script('b', [detectionRecord({ candid: 2n, ra: 12 })]);
    await ingest({}, 'b');
    expect(await objects.findById(OID)).to.include({ ndet: 2, meanra: 11 });
  });

  it('refuses a batch size that cannot be', async () => {
    expect(await rejection(ingest({ batchSize: 0 }))).to.be.instanceOf(InvalidValue);
  });
});
