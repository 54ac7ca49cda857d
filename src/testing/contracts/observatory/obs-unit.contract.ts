import { expect } from 'chai';
import { UniqueViolation, ForeignKeyViolation } from '../../../ports/shared/database.errors.js';
import { CursorRefused } from '../../../ports/shared/query.errors.js';
import { addChai } from '../../builders/observatory/chai-observatory.js';
import { aModuleConfiguration } from '../../builders/observatory/instrument-module-configuration.builder.js';
import { anInstrumentModule } from '../../builders/observatory/instrument-module.builder.js';
import type { ObservatorySubject } from '../../builders/observatory/observatory-subject.js';
import { anObsUnit } from '../../builders/observatory/obs-unit.builder.js';
import { anObservingProgram } from '../../builders/observatory/observing-program.builder.js';
import { aFixedSource } from '../../builders/observatory/source.builder.js';
import { aSubObservingProgram } from '../../builders/observatory/sub-observing-program.builder.js';
import { rejection } from '../rejection.js';
import { describeObservatoryRecords } from './observatory-record.contract.js';

/** What every `ObsUnitRepository` owes its callers, on an empty database. */
export function describeObsUnitRepository(engine: string, subject: () => ObservatorySubject): void {
  const repository = (): ObservatorySubject['planning']['obsUnits'] => subject().planning.obsUnits;
  const low = { module: 'LFA', configuration: 'CI-492' };
  const high = { module: 'HFA', configuration: 'CO-7-6' };
  const prepare = async (stored: ObservatorySubject): Promise<void> => {
    await addChai(stored);
    await stored.hardware.modules.addNew([anInstrumentModule({ name: 'HFA' })]);
    await stored.hardware.configurations.addNew([aModuleConfiguration({ module: 'HFA', name: 'CO-7-6' })]);
    await stored.planning.programs.addNew([anObservingProgram({ shortName: 'CMB' })]);
    await stored.planning.subPrograms.addNew([
      aSubObservingProgram({ name: 'Taurus' }),
      aSubObservingProgram({ program: 'CMB', name: 'North' }),
    ]);
    await stored.planning.sources.addNew([aFixedSource({ name: 'IRC10216', ra: 146.989, dec: 13.279 })]);
  };
  describeObservatoryRecords({
    engine,
    table: 'obs_units',
    subject,
    repository,
    prepare,
    item: (n) => anObsUnit({ name: `unit ${String(n)}`, moduleSettings: n === 1 ? [low, high] : [low] }),
    // Other modules too: overwriting has to change the rows of both tables.
    retold: (item, obsMode) => anObsUnit({ ...item, obsMode, moduleSettings: [high] }),
    textOf: ({ obsMode }) => obsMode,
    changed: anObsUnit({
      name: 'unit 1',
      program: 'CMB',
      subProgram: 'North',
      source: 'IRC10216',
      obsMode: 'chopped',
      observationConfiguration: { repetitions: 3 },
      moduleSettings: [high],
      priority: 11,
      plannedExecutions: 3,
    }),
    inOrder: ['Orion', 'Taurus', 'orion', 'Ω'].map((name) => anObsUnit({ name })),
    refused: [
      () => anObsUnit({ name: ' ' }),
      () => anObsUnit({ moduleSettings: [] }),
      () => anObsUnit({ moduleSettings: [low, { ...low, configuration: 'other' }] }),
      () => anObsUnit({ moduleSettings: [{ module: '../LFA', configuration: 'x' }] }),
      () => anObsUnit({ priority: -1 }),
      () => anObsUnit({ priority: 0.5 }),
      () => anObsUnit({ plannedExecutions: 0 }),
      () => anObsUnit({ obsMode: '' }),
      () => anObsUnit({ observationConfiguration: { width: Number.NaN } }),
    ],
    orphans: [
      { constraint: 'obs_units_source_fkey', item: anObsUnit({ name: 'x', source: 'nothing' }) },
      { constraint: 'obs_units_sub_program_fkey', item: anObsUnit({ name: 'x', subProgram: 'none' }) },
      { constraint: 'obs_units_sub_program_fkey', item: anObsUnit({ name: 'x', program: 'none' }) },
      {
        constraint: 'obs_unit_module_configurations_configuration_fkey',
        item: anObsUnit({ name: 'x', moduleSettings: [{ module: 'LFA', configuration: 'none' }] }),
      },
    ],
  });

  describe(`obs unit repository on ${engine}`, () => {
    beforeEach(() => prepare(subject()));

    it('lists those of a program, and of a part of it, page by page', async () => {
      const [a, b, c] = [anObsUnit({ name: 'a' }), anObsUnit({ name: 'b', subProgram: 'Taurus' }), anObsUnit({ name: 'c' })];
      await repository().addNew([c, b, a]);
      const first = await repository().list({ program: 'GEco' }, { limit: 2 });
      expect(first.items).to.deep.equal([a, b]);
      const second = await repository().list({ program: 'GEco' }, { limit: 2, cursor: first.next });
      expect(second).to.deep.equal({ items: [c], hasNext: false, next: undefined });
      expect(await rejection(repository().list({ program: 'CMB' }, { limit: 2, cursor: first.next }))).to.be.instanceOf(CursorRefused);
      expect((await repository().list({ program: 'GEco', subProgram: 'Orion' }, { limit: 9 })).items).to.deep.equal([a, c]);
      expect((await repository().list({}, { limit: 9 })).items).to.deep.equal([a, b, c]);
      expect((await repository().list({ program: 'CMB' }, { limit: 9 })).items).to.deep.equal([]);
    });

    it('lists those of a source by priority, and those of one priority by name', async () => {
      const [first, second, tie, last] = [
        anObsUnit({ name: 'z', priority: 1 }),
        anObsUnit({ name: 'B', priority: 5 }),
        anObsUnit({ name: 'a', priority: 5 }),
        anObsUnit({ name: 'A', priority: 10 }),
      ];
      await repository().addNew([last, tie, anObsUnit({ name: 'other', source: 'IRC10216' }), second, first]);
      expect(await repository().listBySource('Orion-KL')).to.deep.equal([first, second, tie, last]);
      expect(await repository().listBySource('Jupiter')).to.deep.equal([]);
    });

    it('keeps a configuration while an obs unit uses it', async () => {
      await repository().addNew([anObsUnit()]);
      const { configurations } = subject().hardware;
      const error = await rejection(configurations.remove({ module: 'LFA', name: 'CI-492' }));
      expect(error).to.be.instanceOf(ForeignKeyViolation);
      expect(error).to.include({ constraint: 'obs_unit_module_configurations_configuration_fkey' });
      await repository().remove({ name: 'Orion-KL map' });
      expect(await configurations.remove({ module: 'LFA', name: 'CI-492' })).to.equal(true);
    });

    it('leaves the modules of a stored one alone when another one of its name is refused', async () => {
      await repository().addNew([anObsUnit({ moduleSettings: [low, high] })]);
      const again = await rejection(repository().addNew([anObsUnit({ name: 'a' }), anObsUnit({ moduleSettings: [low] })]));
      expect(again).to.be.instanceOf(UniqueViolation);
      expect((await repository().findById({ name: 'Orion-KL map' }))?.moduleSettings).to.deep.equal([high, low]);
      const wrong = anObsUnit({ moduleSettings: [{ module: 'LFA', configuration: 'none' }] });
      expect(await rejection(repository().saveMany([wrong]))).to.be.instanceOf(ForeignKeyViolation);
      expect((await repository().findById({ name: 'Orion-KL map' }))?.moduleSettings).to.deep.equal([high, low]);
    });

    it('gives objects of its own, which cannot be changed', async () => {
      const given = { width: 1 };
      const settings = [{ ...low }];
      await repository().addNew([anObsUnit({ observationConfiguration: given, moduleSettings: settings })]);
      given.width = 2;
      settings.push(high);
      const found = await repository().findById({ name: 'Orion-KL map' });
      expect(found).to.deep.include({ observationConfiguration: { width: 1 }, moduleSettings: [low] });
      expect(() => (found?.moduleSettings as unknown as object[]).push(high)).to.throw(TypeError);
    });
  });
}
