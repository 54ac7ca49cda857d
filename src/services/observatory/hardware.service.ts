import { service } from '../../container/index.js';
import {
  InstrumentModuleConfiguration,
  type InstrumentModuleConfigurationFields,
} from '../../domain/observatory/instrument-module-configuration.js';
import { InstrumentModule, type InstrumentModuleFields } from '../../domain/observatory/instrument-module.js';
import { Instrument, type Availability, type InstrumentFields } from '../../domain/observatory/instrument.js';
import { Observatory, type ObservatoryFields } from '../../domain/observatory/observatory.js';
import { Telescope, type TelescopeFields } from '../../domain/observatory/telescope.js';
import { InstrumentModuleConfigurationRepository } from '../../ports/observatory/instrument-module-configuration.repository.js';
import { InstrumentModuleRepository } from '../../ports/observatory/instrument-module.repository.js';
import { InstrumentRepository } from '../../ports/observatory/instrument.repository.js';
import { ObservatoryDatabase } from '../../ports/observatory/observatory.database.js';
import { ObservatoryRepository } from '../../ports/observatory/observatory.repository.js';
import { TelescopeRepository } from '../../ports/observatory/telescope.repository.js';
import { allRecords } from './all-records.js';
import { findRegistered, registerItem } from './register-item.js';

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
  async addObservatory(fields: ObservatoryFields): Promise<Observatory> {
    const { observatories: repository, database } = this;
    const item = new Observatory(fields);
    return registerItem({ database, repository, kind: 'observatory', item, name: item.name });
  }

  /** @throws InvalidValue; ObservatoryItemExists; ObservatoryItemNotFound for the observatory */
  async addTelescope(fields: TelescopeFields): Promise<Telescope> {
    const { telescopes: repository, database } = this;
    const item = new Telescope(fields);
    const check = () => findRegistered(this.observatories, 'observatory', { name: item.observatory });
    return registerItem({ database, repository, kind: 'telescope', item, name: item.name, check });
  }

  /** @throws InvalidValue; ObservatoryItemExists; ObservatoryItemNotFound for the telescope */
  async addInstrument(fields: InstrumentFields): Promise<Instrument> {
    const { instruments: repository, database } = this;
    const item = new Instrument(fields);
    const check = () => findRegistered(this.telescopes, 'telescope', { name: item.telescope });
    return registerItem({ database, repository, kind: 'instrument', item, name: item.name, check });
  }

  /** @throws InvalidValue; ObservatoryItemExists, also for another instrument's; ObservatoryItemNotFound for the instrument */
  async addModule(fields: InstrumentModuleFields): Promise<InstrumentModule> {
    const { modules: repository, database } = this;
    const item = new InstrumentModule(fields);
    const check = () => findRegistered(this.instruments, 'instrument', { name: item.instrument });
    return registerItem({ database, repository, kind: 'instrument module', item, name: item.name, check });
  }

  /** @throws InvalidValue; ObservatoryItemExists; ObservatoryItemNotFound for the module */
  async addConfiguration(fields: InstrumentModuleConfigurationFields): Promise<InstrumentModuleConfiguration> {
    const { configurations: repository, database } = this;
    const item = new InstrumentModuleConfiguration(fields);
    const check = () => findRegistered(this.modules, 'instrument module', { name: item.module });
    return registerItem({ database, repository, kind: 'module configuration', item, name: `${item.module} ${item.name}`, check });
  }

  /** While an instrument is unavailable no execution with it begins; running ones go on. @throws ObservatoryItemNotFound */
  setAvailability(name: string, availability: Availability): Promise<Instrument> {
    return this.database.transaction(
      async () => {
        const changed = (await findRegistered(this.instruments, 'instrument', { name })).become(availability);
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
}
