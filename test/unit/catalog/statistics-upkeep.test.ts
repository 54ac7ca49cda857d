import { expect } from 'chai';
import { MemoryCatalogDatabase } from '../../../src/adapters/memory/catalog/catalog.database.memory.js';
import { AstronomicalObject } from '../../../src/domain/catalog/astronomical-object.js';
import { ObjectId } from '../../../src/domain/shared/ids.js';
import { anObject } from '../../../src/testing/builders/catalog/astronomical-object.builder.js';
import { aDetection } from '../../../src/testing/builders/catalog/detection.builder.js';
import { memoryCatalog } from '../../../src/testing/builders/catalog/memory-catalog.js';
import { ScriptedReader } from '../../../src/testing/builders/catalog/scripted-reader.js';
import { ingestServices } from '../../../src/testing/contracts/catalog/ingest-services.js';
import { rejection } from '../../../src/testing/contracts/rejection.js';

describe('upkeep of statistics', () => {
  const oidOf = (index: number): ObjectId => ObjectId(`ZTF18${String(index).padStart(5, '0')}`);

  /** Objects that await their statistics; each says to have so many detections, and has one. */
  async function catalogOf(objects: number, ndet: number) {
    const subject = memoryCatalog(new MemoryCatalogDatabase());
    const oids = Array.from({ length: objects }, (_, index) => oidOf(index));
    await subject.objects.addMissing(oids.map((oid) => new AstronomicalObject({ ...anObject(oid), ndet, corrected: null })));
    await subject.detections.addNew(oids.map((oid, index) => aDetection({ oid, candid: BigInt(index + 1) })));
    return { subject, oids, upkeep: ingestServices(subject, new ScriptedReader()).upkeep };
  }

  it('reaches every object that awaits it, however many, once', async () => {
    const { subject, upkeep } = await catalogOf(1_203, 1);
    expect(await upkeep.refreshAwaiting()).to.deep.equal({ objects: 1_203, counts: { inserted: 1_203, updated: 0, skipped: 0 } });
    expect(await subject.objects.listAwaitingStatistics({ limit: 1 })).to.deep.equal([]);
  });

  it('comes to an end although objects remain that say they have detections and have none', async () => {
    const { subject, upkeep } = await catalogOf(3, 1);
    const boasting = new AstronomicalObject({ ...anObject(ObjectId('ZTF17a')), ndet: 5, corrected: null });
    await subject.objects.addMissing([boasting]);
    expect(await upkeep.refreshAwaiting()).to.deep.include({ objects: 4 });
  });

  it('takes as many objects at a time as have 20,000 detections, and a larger one alone', async () => {
    const progress = async (objects: number, ndet: number): Promise<number[]> => {
      const { oids, upkeep } = await catalogOf(objects, ndet);
      const done: number[] = [];
      await upkeep.refresh(oids.toReversed(), { onProgress: (count) => done.push(count) });
      return done;
    };
    expect(await progress(5, 10_000)).to.deep.equal([2, 4, 5]);
    expect(await progress(3, 30_000)).to.deep.equal([1, 2, 3]);
    expect(await progress(7, 0)).to.deep.equal([7]);
  });

  it('stops between portions when the caller aborts, and keeps what is done', async () => {
    const { subject, upkeep } = await catalogOf(3, 30_000);
    const caller = new AbortController();
    const onProgress = (): void => caller.abort(new Error('enough'));
    expect(await rejection(upkeep.refreshAwaiting({ signal: caller.signal, onProgress }))).to.have.property('message', 'enough');
    expect((await subject.objects.listAwaitingStatistics({ limit: 9 })).map(({ oid }) => oid)).to.deep.equal([oidOf(1), oidOf(2)]);
  });
});
