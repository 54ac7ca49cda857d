import { expect } from 'chai';
import { aModuleConfiguration } from '../../builders/observatory/instrument-module-configuration.builder.js';
import { anInstrumentModule } from '../../builders/observatory/instrument-module.builder.js';
import { anInstrument } from '../../builders/observatory/instrument.builder.js';
import { anObservatory } from '../../builders/observatory/observatory.builder.js';
import type { ObservatorySubject } from '../../builders/observatory/observatory-subject.js';
import { aTelescope } from '../../builders/observatory/telescope.builder.js';
import { describeObservatoryRecords } from './observatory-record.contract.js';

/** What every `InstrumentModuleConfigurationRepository` owes its callers, on an empty database. */
export function describeInstrumentModuleConfigurationRepository(engine: string, subject: () => ObservatorySubject): void {
  const prepare = async ({ hardware }: ObservatorySubject): Promise<void> => {
    await hardware.observatories.addNew([anObservatory()]);
    await hardware.telescopes.addNew([aTelescope()]);
    await hardware.instruments.addNew([anInstrument()]);
    await hardware.modules.addNew([anInstrumentModule(), anInstrumentModule({ name: 'HFA' })]);
  };
  describeObservatoryRecords({
    engine,
    table: 'instrument_module_configurations',
    subject,
    repository: () => subject().hardware.configurations,
    prepare,
    item: (n) => aModuleConfiguration({ name: `configuration_${String(n)}` }),
    retold: (item, description) => aModuleConfiguration({ ...item, description }),
    textOf: ({ description }) => description,
    changed: aModuleConfiguration({ name: 'configuration_1', description: 'x', parameters: { other: 1 } }),
    inOrder: [
      { module: 'HFA', name: 'z' },
      { module: 'LFA', name: 'B' },
      { module: 'LFA', name: 'a' },
    ].map(aModuleConfiguration),
    refused: [
      () => aModuleConfiguration({ name: 'a/b' }),
      () => aModuleConfiguration({ parameters: { '': 1 } }),
      () => aModuleConfiguration({ parameters: { power: Number.POSITIVE_INFINITY } }),
      () => aModuleConfiguration({ parameters: { note: ' ' } }),
      () =>
        aModuleConfiguration({ parameters: Object.fromEntries(Array.from({ length: 90 }, (_, n) => [`p${String(n)}`, 'x'.repeat(20)])) }),
    ],
    orphans: [{ constraint: 'instrument_module_configurations_module_fkey', item: aModuleConfiguration({ module: 'none' }) }],
  });

  describe(`module configuration repository on ${engine}`, () => {
    it('keeps parameters exactly, and apart from those that were given', async () => {
      await prepare(subject());
      const { configurations } = subject().hardware;
      const given: Record<string, string | number> = { z: 0.1 + 0.2, a: -1e-300, note: 'Ω "quoted" \\ back', zero: -0 };
      const configuration = aModuleConfiguration({ parameters: given });
      await configurations.addNew([configuration]);
      given['z'] = 0;
      const found = await configurations.findById({ module: 'LFA', name: 'CI-492' });
      expect(found).to.deep.equal(configuration);
      expect(found?.parameters).to.deep.equal({ a: -1e-300, note: 'Ω "quoted" \\ back', z: 0.1 + 0.2, zero: 0 });
      expect(() => Object.assign(found?.parameters ?? {}, { z: 1 })).to.throw(TypeError);
    });

    it('lists the configurations of modules by module and name', async () => {
      await prepare(subject());
      const { configurations } = subject().hardware;
      const [high, second, first] = [
        aModuleConfiguration({ module: 'HFA', name: 'z' }),
        aModuleConfiguration({ name: 'b' }),
        aModuleConfiguration({ name: 'a' }),
      ];
      await configurations.addNew([second, first, high]);
      expect(await configurations.listByModules(['LFA', 'HFA'])).to.deep.equal([high, first, second]);
      expect(await configurations.listByModules(['HFA'])).to.deep.equal([high]);
      expect(await configurations.listByModules([])).to.deep.equal([]);
    });
  });
}
