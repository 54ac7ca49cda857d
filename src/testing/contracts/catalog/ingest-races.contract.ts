import { expect } from 'chai';
import { MemoryCatalogDatabase } from '../../../adapters/memory/catalog/catalog.database.memory.js';
import type { IngestReport } from '../../../domain/catalog/ingest-report.js';
import type { ObjectId } from '../../../domain/shared/ids.js';
import type { ObservationRecord } from '../../../ports/catalog/observation.reader.js';
import type { IngestOptions } from '../../../services/catalog/ingest.service.js';
import { memoryCatalog } from '../../builders/catalog/memory-catalog.js';
import { detectionRecord, ScriptedReader } from '../../builders/catalog/scripted-reader.js';
import { Gate, gated } from '../../gate.js';
import { ingestServices } from './ingest-services.js';
import { INGEST_RACES, MET, type IngestRace } from './ingest-races.js';
import type { RecordSubject } from './record-subject.js';
import { storedCatalog } from './stored-catalog.js';

/** A load that has met a stored detection looks everything up from then on. */
const KNOWN = detectionRecord({ oid: 'ZTF18known', candid: 99n });
const WAYS = { 'having looked': [KNOWN], 'expecting nothing': [] } as const;

/** What two loads that meet owe each other, on an empty catalog; `writers` tells whether a second one can write while one is in a transaction. */
export function describeIngestRaces(engine: string, subject: () => RecordSubject, writers: 'several' | 'one at a time'): void {
  describe(`loads that meet on ${engine}`, () => {
    for (const race of INGEST_RACES)
      for (const [way, before] of Object.entries(WAYS))
        it(`lose nothing and store nothing twice over ${race.over}, ${way}`, () => meet(race, before));

    async function meet(race: IngestRace, before: readonly ObservationRecord[]): Promise<void> {
      const stored = [KNOWN, ...race.stored];
      const first = [...before, race.first];
      await ingest(subject(), stored, race.statistics);
      const gate = new Gate();
      const isOfMet = (items: readonly { readonly oid: ObjectId }[]): boolean => items.some(({ oid }) => oid === MET);
      const stopping = { ...subject(), [race.table]: gated<object>(subject()[race.table], race.method as never, gate, isOfMet) };
      const firstOptions = race.computedBy === 'first' ? {} : race.statistics;
      // The first load writes what the race is over with a batch of its own, as the known detection is one before.
      const one = ingest(stopping, first, { ...firstOptions, batchSize: 1 });
      await Promise.race([gate.reached, one]);
      expect(gate.wasReached, 'the first load never wrote it').to.equal(true);
      const other = ingest(subject(), race.second, race.statistics);
      // Where one writes at a time the other one waits, so this one must go on.
      if (writers === 'several') await other;
      gate.open();
      const reports = await Promise.all([one, other]);
      await expectAsOneAfterTheOther([stored, first, race.second], reports, race);
    }

    async function expectAsOneAfterTheOther(
      loads: readonly (readonly ObservationRecord[])[],
      reports: readonly IngestReport[],
      race: IngestRace,
    ): Promise<void> {
      const inTurn = memoryCatalog(new MemoryCatalogDatabase());
      const alone: IngestReport[] = [];
      for (const load of loads) alone.push(await ingest(inTurn, load, race.statistics));
      const inserted = (of: readonly IngestReport[], table: 'object' | 'detection' | 'non_detection' | 'dataquality' | 'ps1_ztf'): number =>
        of.reduce((sum, { tables }) => sum + tables[table].inserted, 0);
      for (const table of ['object', 'detection', 'non_detection', 'dataquality', 'ps1_ztf'] as const)
        expect(inserted(reports, table), table).to.equal(inserted(alone.slice(1), table));
      const { object, magstat, ...rows } = await storedCatalog(subject());
      const { object: expectedObjects, magstat: expectedStatistics, ...expected } = await storedCatalog(inTurn);
      expect(rows).to.deep.equal(expected);
      const waiting = (await subject().objects.listAwaitingStatistics({ limit: 10 })).map(({ oid }) => oid);
      // Whoever is not marked is current: nothing but the marked ones is computed here.
      for (const catalog of [subject(), inTurn]) await ingestServices(catalog, new ScriptedReader()).upkeep.refreshAwaiting();
      const [now, then] = [await storedCatalog(subject()), await storedCatalog(inTurn)];
      expect(now).to.deep.equal(then);
      if (race.statistics) return;
      expect(waiting).to.deep.equal([]);
      expect([object, magstat]).to.deep.equal([expectedObjects, expectedStatistics]);
    }
  });
}

function ingest(catalog: RecordSubject, records: readonly ObservationRecord[], options?: IngestOptions): Promise<IngestReport> {
  const reader = new ScriptedReader();
  reader.script('a', records);
  return ingestServices(catalog, reader).ingest.ingest(['a'], options);
}
