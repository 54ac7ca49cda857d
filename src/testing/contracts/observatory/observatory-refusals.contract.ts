import { expect } from 'chai';
import { MemoryFileStore } from '../../../adapters/memory/observatory/file-content.memory.js';
import { SextantError } from '../../../domain/shared/sextant-error.js';
import { Instant } from '../../../domain/shared/instant.js';
import {
  addTwoSites,
  observatoryServices,
  observe,
  type ObservatoryServices,
  type ObservatorySubject,
} from '../../builders/observatory/index.js';
import { rejection } from '../rejection.js';
import { file, OBSERVATORY_REFUSALS, RUNNING } from './observatory-refusals.js';

const NOON = Instant.parse('2026-11-21T12:00:00Z');

/**
 * Bad input and illegal moves: one typed error each, the same on every engine, and nothing is written. `rows` gives those of all
 * tables.
 */
export function describeObservatoryRefusals(engine: string, subject: () => ObservatorySubject, rows: () => Promise<unknown>): void {
  describe(`refusals of the observatory on ${engine}`, () => {
    let store: MemoryFileStore;
    let services: ObservatoryServices;

    beforeEach(async () => {
      store = new MemoryFileStore();
      services = observatoryServices(subject(), store, { now: () => NOON });
    });

    const stored = async (): Promise<unknown> => ({ rows: await rows(), files: store.everything() });

    it('gives each its code and writes nothing', async () => {
      await addTwoSites(services.network, '/data');
      await services.rawFiles.beginExecution('Jupiter', RUNNING);
      // That of a test plans what it is told of; an application does not.
      const strict = observatoryServices(subject(), store, { now: () => NOON }, { unplanned: 'is refused' });
      const before = await stored();
      for (const [what, code, call] of OBSERVATORY_REFUSALS) {
        expect(await rejection(call(strict)), what)
          .to.be.instanceOf(SextantError)
          .and.include({ code });
        expect(await stored(), what).to.deep.equal(before);
      }
    });

    it('refuses every move that a status does not allow', async () => {
      const places = await addTwoSites(services.network, '/data');
      const night = await observe(services.rawFiles, places, (place, text) => store.put(place, text));
      const group = { executedObsUnitId: night.executedObsUnitId, module: 'LFA' };
      const late = { ...file, executedObsUnitId: night.executedObsUnitId, sizeBytes: 4n, checksum: await checksumOfLate() };
      await services.workflow.advance({ deletion: 'delete' });
      const before = await stored();
      const copies = (await services.copies.list({ statuses: ['deleted'] }, { limit: 10 })).items;
      const [copy] = copies;
      const rawPackage = await services.rawPackages.package(group);
      const [archived] = await subject().movements.listOf({ kind: 'archive', id: rawPackage.id }, 'cologne_archive');
      if (!copy || !archived) throw new Error('nothing was archived and deleted');
      const moves: readonly (readonly [string, string, () => Promise<unknown>])[] = [
        ['ending twice', 'EXECUTION_ENDED', () => services.rawFiles.endExecution(night.executedObsUnitId)],
        ['a late file', 'EXECUTION_ENDED', () => services.rawFiles.record(late)],
        ['deleting twice', 'COPY_MOVE_REFUSED', () => services.copies.delete(copy.id)],
        ['scheduling what is deleted', 'COPY_MOVE_REFUSED', () => services.copies.scheduleDeletion(copy.id)],
        ['archiving twice', 'MOVEMENT_MOVE_REFUSED', () => services.movements.run(archived.id)],
        ['scheduling what is completed', 'MOVEMENT_MOVE_REFUSED', () => services.movements.schedule(archived.id)],
      ];
      for (const [what, code, call] of moves) {
        expect(await rejection(call()), what).to.include({ code });
        expect(await stored(), what).to.deep.equal(before);
      }

      async function checksumOfLate(): Promise<string> {
        const place = { location: places.source, path: `${night.executedObsUnitId}/LFA/a.fits` };
        store.put(place, 'late');
        return String((await store.inspect(place))?.checksum);
      }
    });

    it('refuses to package what still runs', async () => {
      await addTwoSites(services.network, '/data');
      const { id } = await services.rawFiles.beginExecution('Jupiter');
      const error = await rejection(services.rawPackages.package({ executedObsUnitId: id, module: 'LFA' }));
      expect(error).to.include({ code: 'EXECUTION_RUNNING' });
    });
  });
}
