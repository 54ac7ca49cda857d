import { expect } from 'chai';
import { aModuleConfiguration } from '../../builders/observatory/instrument-module-configuration.builder.js';
import { anInstrumentModule } from '../../builders/observatory/instrument-module.builder.js';
import { anInstrument } from '../../builders/observatory/instrument.builder.js';
import { anObservatory } from '../../builders/observatory/observatory.builder.js';
import type { ObservatorySubject } from '../../builders/observatory/observatory-subject.js';
import { aTelescope } from '../../builders/observatory/telescope.builder.js';
import { describeObservatoryRecords } from './observatory-record.contract.js';

/** What every `InstrumentModuleRepository` owes its callers, on an empty database. */
export function describeInstrumentModuleRepository(engine: string, subject: () => ObservatorySubject): void {
  const prepare = async ({ hardware }: ObservatorySubject): Promise<void> => {
    await hardware.observatories.addNew([anObservatory()]);
    await hardware.telescopes.addNew([aTelescope()]);
    await hardware.instruments.addNew([anInstrument(), anInstrument({ name: 'Prime-Cam' })]);
  };
  describeObservatoryRecords({
    engine,
    table: 'instrument_modules',
    subject,
    repository: () => subject().hardware.modules,
    prepare,
    item: (n) => anInstrumentModule({ name: `module_${String(n)}` }),
    retold: (item, description) => anInstrumentModule({ ...item, description }),
    textOf: ({ description }) => description,
    changed: anInstrumentModule({ name: 'module_1', description: 'x', instrument: 'Prime-Cam' }),
    inOrder: ['280GHz', 'HFA', 'LFA', 'lfa'].map((name) => anInstrumentModule({ name })),
    refused: [() => anInstrumentModule({ name: '280 GHz' }), () => anInstrumentModule({ description: '' })],
    orphans: [{ constraint: 'instrument_modules_instrument_fkey', item: anInstrumentModule({ instrument: 'none' }) }],
    refer: {
      constraint: 'instrument_module_configurations_module_fkey',
      store: ({ hardware }) => hardware.configurations.addNew([aModuleConfiguration({ module: 'module_1' })]),
    },
  });

  describe(`instrument module repository on ${engine}`, () => {
    it('lists the modules of instruments by name', async () => {
      await prepare(subject());
      const { modules } = subject().hardware;
      const [camera, low, high] = [
        anInstrumentModule({ name: '280GHz', instrument: 'Prime-Cam' }),
        anInstrumentModule(),
        anInstrumentModule({ name: 'HFA' }),
      ];
      await modules.addNew([low, camera, high]);
      expect(await modules.listByInstruments(['CHAI'])).to.deep.equal([high, low]);
      expect(await modules.listByInstruments(['Prime-Cam', 'CHAI', 'none'])).to.deep.equal([camera, high, low]);
      expect(await modules.listByInstruments([])).to.deep.equal([]);
    });
  });
}
