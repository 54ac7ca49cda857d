import { expect } from 'chai';
import { MemoryFileStore, type FileOperation } from '../../../adapters/memory/observatory/file-content.memory.js';
import { MovementTaken } from '../../../domain/observatory/data-movement.errors.js';
import { RawDataPackageId } from '../../../domain/observatory/ids.js';
import { ContentMismatch, CopyMoveRefused, DeletionNotSafe } from '../../../domain/observatory/physical-copy.errors.js';
import type { PhysicalCopy } from '../../../domain/observatory/physical-copy.js';
import { packagePath } from '../../../domain/observatory/raw-data-package.js';
import { Instant } from '../../../domain/shared/instant.js';
import type { WorkflowReport } from '../../../services/observatory/observatory-workflow.service.js';
import {
  addTwoSites,
  observatoryServices,
  observe,
  type ObservatoryServices,
  type ObservatorySubject,
  type TwoSites,
} from '../../builders/observatory/index.js';
import { rejection } from '../rejection.js';

const NOON = Instant.parse('2026-11-21T12:00:00Z');
const HOUR = 3_600_000_000n;

/** The workflow of the observatory: nothing is lost, whatever fails, and sources go last. */
export function describeObservatoryWorkflow(engine: string, subject: () => ObservatorySubject): void {
  describe(`observatory workflow on ${engine}`, () => {
    let store: MemoryFileStore;
    let services: ObservatoryServices;
    let places: TwoSites;
    let now: Instant;

    beforeEach(async () => {
      store = new MemoryFileStore();
      now = NOON;
      services = observatoryServices(subject(), store, { now: () => now });
      places = await addTwoSites(services.network, '/data');
    });

    const night = (): ReturnType<typeof observe> => observe(services.rawFiles, places, (place, text) => store.put(place, text));
    const deleteAll = (): Promise<WorkflowReport> => services.workflow.advance({ deletion: 'delete', retry: 'all' });
    const everyCopy = async (): Promise<readonly PhysicalCopy[]> => (await services.copies.list({}, { limit: 100 })).items;
    const codes = ({ failures }: WorkflowReport): string[] => failures.map(({ step, error }) => `${step} ${error.code}`);

    it('brings files from the telescope into the archive, and then deletes all other copies', async () => {
      const { executedObsUnitId, files } = await night();
      const report = await deleteAll();
      expect(codes(report)).to.deep.equal([]);
      expect(report.done).to.deep.equal({
        package: 1,
        bundle: 1,
        pack: 1,
        transfer: 1,
        unpack: 1,
        archive: 1,
        staging: 0,
        mark: 6,
        schedule: 6,
        delete: 6,
      });
      for (const { place } of files) expect(store.read(place)).to.equal(undefined);
      const path = packagePath({ executedObsUnitId, module: 'LFA' });
      const archived = await store.contents({ location: places.archive, path });
      expect([...archived.keys()]).to.deep.equal(files.map(({ place }) => place.path));
      const whole = (await everyCopy()).filter(({ isWhole }) => isWhole);
      expect(whole.map(({ item, location, status }) => [item.kind, location, status])).to.deep.equal([
        ['package', 'cologne_archive', 'present'],
      ]);
    });

    it('has nothing to do the second time', async () => {
      await night();
      await deleteAll();
      const before = await everyCopy();
      const { done, failures } = await deleteAll();
      expect(Object.values(done).every((count) => count === 0)).to.equal(true);
      expect(failures).to.deep.equal([]);
      expect(await everyCopy()).to.deep.equal(before);
    });

    it('marks only, when a person is to decide', async () => {
      const { files } = await night();
      await services.workflow.advance({ deletion: 'mark' });
      for (const { place, text } of files) expect(store.read(place)).to.equal(text);
      const { items } = await services.copies.list({ statuses: ['deletion possible'], purposes: ['source'] }, { limit: 10 });
      expect(items).to.have.length(2);
      for (const { id } of items) await services.copies.scheduleDeletion(id);
      await services.workflow.advance({ deletion: 'mark' });
      for (const { place } of files) expect(store.read(place)).to.equal(undefined);
    });

    it('stages an archived package with its files, and again after they were deleted', async () => {
      const { executedObsUnitId, files } = await night();
      await deleteAll();
      const rawPackage = await subject().packages.findByGroup({ executedObsUnitId, module: 'LFA' });
      for (let turn = 0; turn < 2; turn += 1) {
        const job = await services.staging.request(String(rawPackage?.id), 'cologne_processing');
        expect((await services.staging.request(String(rawPackage?.id), 'cologne_processing')).id).to.equal(job.id);
        expect((await deleteAll()).done.staging).to.equal(1);
        const { items } = await services.copies.list({ statuses: ['staged'] }, { limit: 10 });
        expect(items.map(({ item }) => item.kind).sort()).to.deep.equal(['file', 'file', 'package']);
        for (const { place, text } of files) expect(store.read({ ...place, location: places.processing })).to.equal(text);
        for (const { id } of items) {
          await services.copies.allowDeletion(id);
          await services.copies.scheduleDeletion(id);
          await services.copies.delete(id);
        }
      }
    });

    for (const operation of ['pack', 'contents', 'copy', 'unpack', 'remove', 'inspect'] as const satisfies FileOperation[])
      it(`goes on after ${operation} has failed`, async () => {
        const { files } = await night();
        store.plan(operation, 'fails');
        const first = await deleteAll();
        expect(first.failures.map(({ error }) => error.code)).to.deep.equal(['FILE_STORE_FAILED']);
        expect(codes(await deleteAll())).to.deep.equal([]);
        for (const { place } of files) expect(store.read(place)).to.equal(undefined);
        expect((await everyCopy()).filter(({ isWhole }) => isWhole)).to.have.length(1);
      });

    for (const operation of ['pack', 'copy', 'unpack'] as const)
      it(`finds out that ${operation} damaged a file, and does it again`, async () => {
        const { files } = await night();
        store.plan(operation, 'damages');
        const first = await deleteAll();
        expect(first.failures).to.have.length(1);
        for (const { place, text } of files) expect(store.read(place)).to.equal(text);
        expect(codes(await deleteAll())).to.deep.equal([]);
        for (const { place } of files) expect(store.read(place)).to.equal(undefined);
      });

    it('keeps every source when the archive was damaged after it was verified', async () => {
      const { executedObsUnitId, files } = await night();
      await services.workflow.advance({ deletion: 'mark' });
      store.put({ location: places.archive, path: packagePath({ executedObsUnitId, module: 'LFA' }) }, 'rotten');
      const report = await deleteAll();
      expect(new Set(codes(report))).to.deep.equal(new Set(['delete CONTENT_MISMATCH']));
      for (const { place, text } of files) expect(store.read(place)).to.equal(text);
    });

    it('refuses to delete what is not archived, and what the archive keeps', async () => {
      await night();
      const [file] = await everyCopy();
      if (!file) throw new Error('no copy');
      expect(await rejection(services.copies.allowDeletion(file.id))).to.be.instanceOf(DeletionNotSafe);
      expect(await rejection(services.copies.scheduleDeletion(file.id))).to.be.instanceOf(CopyMoveRefused);
      await deleteAll();
      const archived = (await everyCopy()).find(({ location }) => location === 'cologne_archive');
      if (!archived) throw new Error('nothing archived');
      expect(await rejection(services.copies.allowDeletion(archived.id))).to.be.instanceOf(DeletionNotSafe);
      expect((await services.copies.get(archived.id)).status).to.equal('present');
    });

    it('takes over from a worker that is gone only after its lease', async () => {
      await night();
      store.plan('copy', 'fails');
      await deleteAll();
      const [transfer] = (await services.movements.listOpen('transfer', { limit: 10 })).items;
      if (!transfer) throw new Error('no transfer');
      expect(transfer.status).to.equal('failed');
      const begun = transfer.begun(now, 60_000);
      expect(await subject().movements.move(transfer, begun)).to.equal(true);
      expect(await rejection(services.movements.run(transfer.id))).to.be.instanceOf(MovementTaken);
      expect((await deleteAll()).done.transfer).to.equal(0);
      now = Instant.fromEpochMicroseconds(now.epochMicroseconds + HOUR);
      expect(await subject().movements.move(begun, begun.begun(now, 60_000)), 'another takes over').to.equal(true);
      expect(await subject().movements.move(begun, begun.completed(now)), 'the one that was gone').to.equal(false);
      now = Instant.fromEpochMicroseconds(now.epochMicroseconds + HOUR);
      expect((await deleteAll()).done.transfer).to.equal(1);
      expect((await subject().movements.log(transfer.id)).map(({ status, attempt }) => [status, attempt])).to.deep.equal([
        ['pending', 0],
        ['in progress', 1],
        ['failed', 1],
        ['in progress', 2],
        ['in progress', 3],
        ['in progress', 4],
        ['completed', 4],
      ]);
    });

    it('ends the same when five workers run it at once', async () => {
      const { files } = await night();
      await Promise.all(Array.from({ length: 5 }, () => deleteAll()));
      // A worker that found another one at the same movement has passed over it.
      for (let turn = 0; turn < 4; turn += 1) await deleteAll();
      for (const { place } of files) expect(store.read(place)).to.equal(undefined);
      const whole = (await everyCopy()).filter(({ isWhole }) => isWhole);
      expect(whole.map(({ location }) => location)).to.deep.equal(['cologne_archive']);
    });

    it('goes by a relay where the route does', async () => {
      await services.network.addSite({ name: 'us', fullName: 'Cornell University' });
      const add = (name: string, purpose: string): Promise<unknown> =>
        services.network.addLocation({ name, site: 'us', purpose, storage: 'disk', priority: 1, root: `/data/${name}` });
      await add('us_buffer', 'buffer');
      await add('us_archive', 'long term archive');
      const relayed = { kind: 'relay', origin: 'ccat_buffer', destination: 'us_buffer', relay: 'cologne_buffer' };
      await services.network.addRoute({ name: 'a_ccat_to_us', ...relayed });
      await night();
      for (let turn = 0; turn < 2; turn += 1) expect(codes(await deleteAll())).to.deep.equal([]);
      const whole = (await everyCopy()).filter(({ isWhole }) => isWhole);
      expect(whole.map(({ location }) => location)).to.deep.equal(['us_archive']);
    });

    it('waits until the bytes of a custom route are there', async () => {
      const custom = { kind: 'custom', origin: 'ccat_buffer', destination: 'cologne_buffer' };
      await services.network.addRoute({ name: 'a_suitcase', ...custom });
      const { files } = await night();
      expect((await deleteAll()).done).to.include({ pack: 1, transfer: 0, delete: 0 });
      const [transfer] = (await services.movements.listOpen('transfer', { limit: 10 })).items;
      expect(transfer?.status).to.equal('pending');
      const path = `transfers/${String(transfer?.item.id)}.tar`;
      await store.copy({ location: places.ccatBuffer, path }, { location: places.cologneBuffer, path });
      expect((await deleteAll()).done).to.include({ transfer: 1, archive: 1 });
      for (const { place } of files) expect(store.read(place)).to.equal(undefined);
    });

    it('refuses a file whose bytes are not what the instrument says', async () => {
      const { id } = await services.rawFiles.beginExecution('Jupiter');
      const file = {
        executedObsUnitId: id,
        module: 'LFA',
        name: 'a.fits',
        location: 'ccat_source',
        sizeBytes: 4n,
        checksum: 'a'.repeat(64),
      };
      expect(await rejection(services.rawFiles.record(file))).to.be.instanceOf(ContentMismatch);
      expect(await everyCopy()).to.deep.equal([]);
    });

    it('says how far everything is', async () => {
      await night();
      expect((await services.workflow.status()).waitingForPackage).to.equal(1);
      await deleteAll();
      const status = await services.workflow.status();
      expect(status.waitingForPackage).to.equal(0);
      expect(status.movements).to.deep.equal([
        { kind: 'archive', status: 'completed', count: 1 },
        { kind: 'transfer', status: 'completed', count: 1 },
      ]);
      expect(status.copies).to.deep.include({ location: 'cologne_archive', status: 'present', count: 1 });
    });

    it('has no package under an id that was never given', async () => {
      const id = RawDataPackageId('00000000-0000-4000-8000-000000000000');
      expect(await subject().packages.findById(id)).to.equal(undefined);
      expect(await rejection(services.staging.request(id, 'cologne_processing'))).to.include({ code: 'OBSERVATORY_ITEM_NOT_FOUND' });
    });
  });
}
