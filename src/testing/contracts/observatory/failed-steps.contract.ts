import { expect } from 'chai';
import { MemoryFileStore } from '../../../adapters/memory/observatory/file-content.memory.js';
import type { FileContent } from '../../../domain/observatory/file-content.js';
import type { StepFailure } from '../../../domain/observatory/step-failure.js';
import { Instant } from '../../../domain/shared/instant.js';
import type { FilePlace } from '../../../ports/observatory/file-content.store.js';
import type { WorkflowReport } from '../../../services/observatory/observatory-workflow.service.js';
import {
  addTwoSites,
  observatoryServices,
  observe,
  type ObservatoryServices,
  type ObservatorySubject,
  type ObservedNight,
  type TwoSites,
} from '../../builders/observatory/index.js';

const NOON = Instant.parse('2026-11-21T12:00:00Z');
const MINUTE = 60_000_000n;

/** Lets another worker do something before the next file is looked at. */
class InterruptedStore extends MemoryFileStore {
  meanwhile: (() => Promise<unknown>) | undefined;

  override async inspect(place: FilePlace): Promise<FileContent | undefined> {
    const { meanwhile } = this;
    this.meanwhile = undefined;
    await meanwhile?.();
    return super.inspect(place);
  }
}

/** A step that keeps failing: it stops nothing else, waits longer and longer, and is there to be seen. */
export function describeFailedSteps(engine: string, subject: () => ObservatorySubject): void {
  describe(`steps that keep failing on ${engine}`, () => {
    let store: InterruptedStore;
    let services: ObservatoryServices;
    let places: TwoSites;
    let now: Instant;

    beforeEach(async () => {
      store = new InterruptedStore();
      now = NOON;
      services = observatoryServices(subject(), store, { now: () => now });
      places = await addTwoSites(services.network, '/data');
    });

    const night = (): Promise<ObservedNight> => observe(services.rawFiles, places, (place, text) => store.put(place, text));
    const advance = (retry: 'due' | 'all' = 'due'): Promise<WorkflowReport> => services.workflow.advance({ deletion: 'delete', retry });
    const wait = (minutes: bigint): void => {
      now = Instant.fromEpochMicroseconds(now.epochMicroseconds + minutes * MINUTE);
    };
    const minutesOf = ({ firstAt, lastAt, nextTryAt }: StepFailure): bigint[] =>
      [firstAt, lastAt, nextTryAt].map((at) => (at.epochMicroseconds - NOON.epochMicroseconds) / MINUTE);

    /** Its package can never be made, for a file has changed since it was recorded. */
    async function spoiltNight(): Promise<{ readonly spoilt: ObservedNight; readonly heal: () => void }> {
      const spoilt = await night();
      const [file] = spoilt.files;
      if (!file) throw new Error('no file');
      store.put(file.place, 'not what was recorded');
      return { spoilt, heal: () => store.put(file.place, file.text) };
    }

    it('stop nothing else', async () => {
      const { spoilt } = await spoiltNight();
      const good = await night();
      const report = await advance();
      expect(report.failures.map(({ step, item }) => [step, item])).to.deep.equal([['package', `${spoilt.executedObsUnitId}/LFA`]]);
      for (const { place } of good.files) expect(store.read(place)).to.equal(undefined);
      expect((await services.workflow.status()).copies).to.deep.include({ location: 'cologne_archive', status: 'present', count: 1 });
    });

    it('are tried again after one minute, two, four and so on, up to an hour, and for ever', async () => {
      const { spoilt, heal } = await spoiltNight();
      const seen: bigint[][] = [];
      for (let turn = 0; turn < 9; turn += 1) {
        const report = await advance();
        expect([report.failures.length, report.postponed]).to.deep.equal([1, 0]);
        const [failure] = (await services.workflow.status()).failures;
        if (!failure) throw new Error('it is not remembered');
        expect(failure).to.include({
          step: 'package',
          item: `${spoilt.executedObsUnitId}/LFA`,
          code: 'CONTENT_MISMATCH',
          attempts: turn + 1,
        });
        expect(failure.message).to.include('scan-1.fits');
        seen.push(minutesOf(failure));
        now = Instant.fromEpochMicroseconds(failure.nextTryAt.epochMicroseconds - 1n);
        expect(await advance(), 'too early').to.deep.include({ failures: [], postponed: 1 });
        now = failure.nextTryAt;
      }
      expect(seen).to.deep.equal([
        [0n, 0n, 1n],
        [0n, 1n, 3n],
        [0n, 3n, 7n],
        [0n, 7n, 15n],
        [0n, 15n, 31n],
        [0n, 31n, 63n],
        [0n, 63n, 123n],
        [0n, 123n, 183n],
        [0n, 183n, 243n],
      ]);
      heal();
      expect((await advance()).done).to.include({ package: 1, archive: 1 });
      expect(await services.workflow.status()).to.deep.include({ failing: 0, failures: [] });
    });

    it('are tried at once when a person asks for it', async () => {
      const { heal } = await spoiltNight();
      await advance();
      expect(await advance('all')).to.deep.include({ postponed: 0 });
      expect((await services.workflow.status()).failures.map(({ attempts }) => attempts)).to.deep.equal([2]);
      heal();
      expect((await advance()).done.package).to.equal(0);
      expect((await advance('all')).done.package).to.equal(1);
      expect((await services.workflow.status()).failing).to.equal(0);
    });

    it('are counted for each movement, whose log tells of every attempt', async () => {
      await night();
      for (let turn = 0; turn < 3; turn += 1) {
        store.plan('copy', 'fails');
        await advance('all');
      }
      const [transfer] = (await services.movements.listOpen('transfer', { limit: 10 })).items;
      if (!transfer) throw new Error('no transfer');
      expect(transfer).to.include({ status: 'failed', attempts: 3 });
      const { failures, failing } = await services.workflow.status();
      expect(failing).to.equal(1);
      expect(failures[0]).to.include({ step: 'transfer', item: String(transfer.id), attempts: 3, code: 'FILE_STORE_FAILED' });
      wait(60n);
      expect((await advance()).done.transfer).to.equal(1);
      const log = await subject().movements.log(transfer.id);
      expect(log.filter(({ status }) => status === 'failed').map(({ attempt }) => attempt)).to.deep.equal([1, 2, 3]);
    });

    it('are over when somebody else has done them', async () => {
      const { spoilt, heal } = await spoiltNight();
      await advance();
      heal();
      await services.rawPackages.package({ executedObsUnitId: spoilt.executedObsUnitId, module: 'LFA' });
      expect((await services.workflow.status()).failing).to.equal(1);
      await advance();
      expect((await services.workflow.status()).failing).to.equal(0);
    });

    it('are no failures where another worker did the step, and released what it was done from, in the middle of it', async () => {
      const { executedObsUnitId } = await night();
      store.meanwhile = () => advance();
      const made = await services.rawPackages.package({ executedObsUnitId, module: 'LFA' });
      expect(made.executedObsUnitId).to.equal(executedObsUnitId);

      const second = await night();
      await services.rawPackages.package({ executedObsUnitId: second.executedObsUnitId, module: 'LFA' });
      for (const { name } of await services.network.listRoutes()) await services.transferPackages.bundle(name);
      const [bundled] = await services.transferPackages.listToPack();
      if (!bundled) throw new Error('nothing to pack');
      store.meanwhile = () => advance();
      expect((await services.transferPackages.pack(bundled)).content).to.be.an('object');

      const third = await night();
      await services.rawPackages.package({ executedObsUnitId: third.executedObsUnitId, module: 'LFA' });
      for (const { name } of await services.network.listRoutes()) await services.transferPackages.bundle(name);
      for (const waiting of await services.transferPackages.listToPack()) await services.transferPackages.pack(waiting);
      for (const { id } of (await services.movements.listOpen('transfer', { limit: 10 })).items) await services.movements.run(id);
      const [arrived] = await services.transferPackages.listToUnpack();
      if (!arrived) throw new Error('nothing arrived');
      store.meanwhile = () => advance();
      expect((await services.transferPackages.unpack(arrived)).unpackedAt).to.be.instanceOf(Instant);
      expect((await services.workflow.status()).failing).to.equal(0);
    });

    it('are no failures where another worker was at it', async () => {
      await night();
      const reports = await Promise.all(Array.from({ length: 4 }, () => advance()));
      expect(reports.flatMap(({ failures }) => failures)).to.deep.equal([]);
      expect((await services.workflow.status()).failing).to.equal(0);
    });
  });
}
