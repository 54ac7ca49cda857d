import { service } from '../../container/index.js';
import {
  InstrumentModuleConfiguration,
  type InstrumentModuleConfigurationFields,
} from '../../domain/observatory/instrument-module-configuration.js';
import { InstrumentModule, type InstrumentModuleFields } from '../../domain/observatory/instrument-module.js';
import { Instrument, type Availability, type InstrumentFields } from '../../domain/observatory/instrument.js';
import { ObservatoryItemExists, ObservatoryItemNotFound } from '../../domain/observatory/observatory.errors.js';
import { Observatory, type ObservatoryFields } from '../../domain/observatory/observatory.js';
import { Telescope, type TelescopeFields } from '../../domain/observatory/telescope.js';
import { InstrumentModuleConfigurationRepository } from '../../ports/observatory/instrument-module-configuration.repository.js';
import { InstrumentModuleRepository } from '../../ports/observatory/instrument-module.repository.js';
import { InstrumentRepository } from '../../ports/observatory/instrument.repository.js';
import { ObservatoryDatabase } from '../../ports/observatory/observatory.database.js';
import { ObservatoryRepository } from '../../ports/observatory/observatory.repository.js';
import { TelescopeRepository } from '../../ports/observatory/telescope.repository.js';
import type { RecordRepository } from '../../ports/shared/record-repository.js';
import { allRecords } from './all-records.js';

/** An instrument with what belongs to it. */
export interface InstrumentOverview {
  readonly instrument: Instrument;
  readonly telescope: Telescope;
  /** Ordered by name, each with its configurations in order of name. */
  readonly modules: readonly { readonly module: InstrumentModule; readonly configurations: readonly InstrumentModuleConfiguration[] }[];
}

/** The register of telescopes and instruments. */
@service()
export class HardwareService {
  constructor(
    private readonly observatories: ObservatoryRepository,
    private readonly telescopes: TelescopeRepository,
    private readonly instruments: InstrumentRepository,
    private readonly modules: InstrumentModuleRepository,
    private readonly configurations: InstrumentModuleConfigurationRepository,
    private readonly database: ObservatoryDatabase,
  ) {}

  /** @throws InvalidValue, ObservatoryItemExists */
  addObservatory(fields: ObservatoryFields): Promise<Observatory> {
    return this.added('observatory', this.observatories, new Observatory(fields));
  }

  /** @throws InvalidValue; ObservatoryItemExists; ObservatoryItemNotFound for the observatory */
  addTelescope(fields: TelescopeFields): Promise<Telescope> {
    const telescope = new Telescope(fields);
    return this.added('telescope', this.telescopes, telescope, async () => {
      await mustBe(this.observatories, 'observatory', { name: telescope.observatory });
    });
  }

  /** @throws InvalidValue; ObservatoryItemExists; ObservatoryItemNotFound for the telescope */
  addInstrument(fields: InstrumentFields): Promise<Instrument> {
    const instrument = new Instrument(fields);
    return this.added('instrument', this.instruments, instrument, async () => {
      await mustBe(this.telescopes, 'telescope', { name: instrument.telescope });
    });
  }

  /** @throws InvalidValue; ObservatoryItemExists, also for another instrument's; ObservatoryItemNotFound for the instrument */
  addModule(fields: InstrumentModuleFields): Promise<InstrumentModule> {
    const module = new InstrumentModule(fields);
    return this.added('instrument module', this.modules, module, async () => {
      await mustBe(this.instruments, 'instrument', { name: module.instrument });
    });
  }

  /** @throws InvalidValue; ObservatoryItemExists; ObservatoryItemNotFound for the module */
  addConfiguration(fields: InstrumentModuleConfigurationFields): Promise<InstrumentModuleConfiguration> {
    const configuration = new InstrumentModuleConfiguration(fields);
    return this.added('module configuration', this.configurations, configuration, async () => {
      await mustBe(this.modules, 'instrument module', { name: configuration.module });
    });
  }

  /** While an instrument is unavailable no execution with it begins; running ones go on. @throws ObservatoryItemNotFound */
  setAvailability(name: string, availability: Availability): Promise<Instrument> {
    return this.database.transaction(
      async () => {
        const changed = (await mustBe(this.instruments, 'instrument', { name })).become(availability);
        await this.instruments.saveMany([changed]);
        return changed;
      },
      { name: 'set availability' },
    );
  }

  /** Ordered by name. */
  listObservatories(): Promise<Observatory[]> {
    return this.database.read(() => allRecords(this.observatories));
  }

  /** Ordered by name. */
  listTelescopes(): Promise<Telescope[]> {
    return this.database.read(() => allRecords(this.telescopes));
  }

  /** Every instrument with its telescope, modules and configurations, ordered by name. */
  listInstruments(): Promise<InstrumentOverview[]> {
    return this.database.read(async () => {
      const instruments = await allRecords(this.instruments);
      const telescopes = new Map((await allRecords(this.telescopes)).map((telescope) => [telescope.name, telescope]));
      const modules = await this.modules.listByInstruments(instruments.map(({ name }) => name));
      const configurations = await this.configurations.listByModules(modules.map(({ name }) => name));
      return instruments.flatMap((instrument) => {
        const telescope = telescopes.get(instrument.telescope);
        if (!telescope) return [];
        const own = modules.filter((module) => module.instrument === instrument.name);
        const withConfigurations = own.map((module) => ({
          module,
          configurations: configurations.filter((one) => one.module === module.name),
        }));
        return [{ instrument, telescope, modules: withConfigurations }];
      });
    });
  }

  private added<Item extends Key & { readonly name: string }, Key>(
    kind: string,
    repository: RecordRepository<Item, Key>,
    item: Item,
    checkParent: () => Promise<void> = () => Promise.resolve(),
  ): Promise<Item> {
    return this.database.transaction(
      async () => {
        await checkParent();
        const { created } = await repository.getOrCreate(item);
        if (!created) throw new ObservatoryItemExists(kind, item.name);
        return item;
      },
      { name: `add ${kind}` },
    );
  }
}

async function mustBe<Item extends object, Key extends { readonly name: string }>(
  repository: RecordRepository<Item, Key>,
  kind: string,
  key: Key,
): Promise<Item> {
  const found = await repository.findById(key);
  if (!found) throw new ObservatoryItemNotFound(kind, key.name);
  return found;
}
