import { createHash, randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { MemoryFileStore } from '../../../adapters/memory/observatory/file-content.memory.js';
import { ExecutedObsUnit } from '../../../domain/observatory/executed-obs-unit.js';
import { InstrumentUnavailable } from '../../../domain/observatory/instrument.errors.js';
import { RawDataFile } from '../../../domain/observatory/raw-data-file.js';
import { Instant } from '../../../domain/shared/instant.js';
import { ForeignKeyViolation } from '../../../ports/shared/database.errors.js';
import {
  addChai,
  addTwoSites,
  anInstrument,
  anInstrumentModule,
  anObservatory,
  anObsUnit,
  aModuleConfiguration,
  observatoryServices,
  type ObservatoryServices,
  type ObservatorySubject,
} from '../../builders/observatory/index.js';
import { rejection } from '../rejection.js';

const NOON = Instant.parse('2026-11-21T12:00:00Z');

/** What is observed is planned, with instruments that are there; and what there is to observe next. */
export function describePlanning(engine: string, subject: () => ObservatorySubject): void {
  describe(`planning on ${engine}`, () => {
    let store: MemoryFileStore;
    let services: ObservatoryServices;
    const camera = { module: '280GHz', configuration: 'all' };
    const low = { module: 'LFA', configuration: 'CI-492' };

    beforeEach(async () => {
      store = new MemoryFileStore();
      services = observatoryServices(subject(), store, { now: () => NOON }, { unplanned: 'is refused' });
      await addChai(subject());
      await services.hardware.addInstrument({ ...anInstrument({ name: 'Prime-Cam' }) });
      await services.hardware.addModule({ ...anInstrumentModule({ name: '280GHz', instrument: 'Prime-Cam' }) });
      await services.hardware.addConfiguration({ ...aModuleConfiguration({ module: '280GHz', name: 'all' }) });
    });

    const execute = async (name: string): Promise<void> => {
      const { id } = await services.rawFiles.beginExecution(name);
      await services.rawFiles.endExecution(id);
    };
    const next = async (): Promise<(string | number)[][]> =>
      (await services.obsUnits.next('Orion-KL')).map(({ obsUnit, executed }) => [obsUnit.name, executed]);

    it('says what is next of a source: by priority, until it was executed as often as planned', async () => {
      await services.obsUnits.plan({ ...anObsUnit({ name: 'twice', priority: 1, plannedExecutions: 2 }) });
      await services.obsUnits.plan({ ...anObsUnit({ name: 'once', priority: 0, plannedExecutions: 1 }) });
      await services.obsUnits.plan({ ...anObsUnit({ name: 'later', priority: 2, plannedExecutions: 1 }) });
      expect(await next()).to.deep.equal([
        ['once', 0],
        ['twice', 0],
        ['later', 0],
      ]);
      await execute('once');
      await execute('twice');
      await services.rawFiles.beginExecution('twice');
      expect(await next()).to.deep.equal([
        ['twice', 1],
        ['later', 0],
      ]);
      await execute('twice');
      expect(await next()).to.deep.equal([['later', 0]]);
    });

    it('passes over what needs an instrument that is not available, and refuses to begin it', async () => {
      await services.obsUnits.plan({ ...anObsUnit({ name: 'both', moduleSettings: [low, camera] }) });
      await services.obsUnits.plan({ ...anObsUnit({ name: 'one', moduleSettings: [low] }) });
      await services.hardware.setAvailability('Prime-Cam', 'unavailable');
      expect(await next()).to.deep.equal([['one', 0]]);
      const error = await rejection(services.rawFiles.beginExecution('both'));
      expect(error).to.be.instanceOf(InstrumentUnavailable);
      expect((error as InstrumentUnavailable).instruments).to.deep.equal(['Prime-Cam']);
      await services.hardware.setAvailability('CHAI', 'unavailable');
      expect(((await rejection(services.rawFiles.beginExecution('both'))) as InstrumentUnavailable).instruments).to.deep.equal([
        'CHAI',
        'Prime-Cam',
      ]);
      await services.hardware.setAvailability('Prime-Cam', 'available');
      await services.hardware.setAvailability('CHAI', 'available');
      expect(await next()).to.deep.equal([
        ['both', 0],
        ['one', 0],
      ]);
      await execute('both');
    });

    it('links an execution to its obs unit and a file to its module, which both stay then', async () => {
      const { source } = await addTwoSites(services.network, '/data');
      await services.obsUnits.plan({ ...anObsUnit() });
      const begun = await services.rawFiles.beginExecution(' Orion-KL map ');
      expect(await subject().units.findById(begun.id)).to.deep.equal(begun);
      expect(begun).to.include({ obsUnit: 'Orion-KL map', plannedObsUnit: 'Orion-KL map' });
      const text = 'scan';
      const checksum = createHash('sha256').update(text).digest('hex');
      const file = { executedObsUnitId: begun.id, name: 'a.fits', location: source.name, sizeBytes: 4n, checksum };
      for (const module of ['LFA', 'unknown']) store.put({ location: source, path: `${begun.id}/${module}/a.fits` }, text);
      const recorded = await services.rawFiles.record({ ...file, module: 'LFA' });
      expect(await subject().files.findById(recorded.id)).to.deep.equal(recorded);
      expect(recorded.instrumentModule).to.equal('LFA');
      expect(await services.rawFiles.record({ ...file, module: 'LFA' })).to.deep.equal(recorded);
      expect(await rejection(services.rawFiles.record({ ...file, module: 'unknown' }))).to.include({ code: 'OBSERVATORY_ITEM_NOT_FOUND' });
      expect((await services.copies.list({}, { limit: 9 })).items).to.have.length(1);
      for (const [constraint, removal] of [
        ['executed_obs_units_planned_obs_unit_fkey', (): Promise<unknown> => subject().planning.obsUnits.remove({ name: 'Orion-KL map' })],
        ['instrument_module_configurations_module_fkey', (): Promise<unknown> => subject().hardware.modules.remove({ name: 'LFA' })],
      ] as const)
        expect(await rejection(removal()))
          .to.be.instanceOf(ForeignKeyViolation)
          .and.include({ constraint });
    });

    it('keeps executions and files from before there were plans, which refer to none, and refuses references to what is not there', async () => {
      const { units, files, hardware } = subject();
      const old = new ExecutedObsUnit({ id: randomUUID(), obsUnit: 'somewhere in the dark', startedAt: NOON, endedAt: NOON });
      await units.add(old);
      const fields = {
        executedObsUnitId: old.id,
        module: 'old',
        name: 'a',
        content: { sizeBytes: 1n, checksum: 'a'.repeat(64) },
        createdAt: NOON,
      };
      const file = new RawDataFile({ id: randomUUID(), ...fields });
      await files.add(file);
      expect(await units.findById(old.id)).to.deep.equal(old);
      expect(await files.findById(file.id)).to.deep.equal(file);
      expect(await units.countEnded(['somewhere in the dark'])).to.deep.equal(new Map());
      const unit = new ExecutedObsUnit({ id: randomUUID(), obsUnit: 'x', plannedObsUnit: 'x', startedAt: NOON });
      const unitError = await rejection(units.add(unit));
      expect(unitError).to.be.instanceOf(ForeignKeyViolation).and.include({ constraint: 'executed_obs_units_planned_obs_unit_fkey' });
      const wrong = new RawDataFile({ id: randomUUID(), ...fields, name: 'b', instrumentModule: 'old' });
      const fileError = await rejection(files.add(wrong));
      expect(fileError).to.be.instanceOf(ForeignKeyViolation).and.include({ constraint: 'raw_data_files_instrument_module_fkey' });
      expect(await hardware.modules.findById({ name: 'old' })).to.equal(undefined);
    });

    it('shows instruments with their telescope, modules and configurations, and programs with their parts', async () => {
      const [chai, primeCam] = await services.hardware.listInstruments();
      expect(chai?.telescope.name).to.equal('FYST');
      expect(chai?.modules.map(({ module, configurations }) => [module.name, configurations.map(({ name }) => name)])).to.deep.equal([
        ['LFA', ['CI-492']],
      ]);
      expect(primeCam?.modules.map(({ module }) => module.name)).to.deep.equal(['280GHz']);
      await services.programs.addProgram({ shortName: 'Cal', title: 'Calibration' });
      await services.programs.addSubProgram({ program: 'Cal', name: 'planets', title: 'Planets' });
      expect(
        (await services.programs.listPrograms()).map(({ program, subPrograms }) => [
          program.shortName,
          ...subPrograms.map(({ name }) => name),
        ]),
      ).to.deep.equal([
        ['Cal', 'planets'],
        ['GEco', 'Orion'],
      ]);
    });

    it('lists all there are, also more than a page of them', async () => {
      const many = Array.from({ length: 501 }, (_, n) => anObservatory({ name: `o${String(n).padStart(3, '0')}` }));
      await subject().hardware.observatories.addNew(many);
      expect((await services.hardware.listObservatories()).slice(1)).to.deep.equal(many);
    });

    it('adds one of a name when many add it at once', async () => {
      const { hardware } = services;
      const added = await Promise.allSettled(
        Array.from({ length: 6 }, () => hardware.addModule({ name: 'HFA', instrument: 'CHAI', description: 'High frequency array' })),
      );
      expect(added.filter(({ status }) => status === 'fulfilled')).to.have.length(1);
      for (const outcome of added)
        if (outcome.status === 'rejected') expect(outcome.reason).to.include({ code: 'OBSERVATORY_ITEM_EXISTS' });
    });
  });
}
