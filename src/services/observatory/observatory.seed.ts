import { adapter, Profile } from '../../container/index.js';
import { DataLocationRepository } from '../../ports/observatory/data-location.repository.js';
import { DataTransferRouteRepository } from '../../ports/observatory/data-transfer-route.repository.js';
import { InstrumentModuleConfigurationRepository } from '../../ports/observatory/instrument-module-configuration.repository.js';
import { InstrumentModuleRepository } from '../../ports/observatory/instrument-module.repository.js';
import { InstrumentRepository } from '../../ports/observatory/instrument.repository.js';
import { ObservatoryDatabase } from '../../ports/observatory/observatory.database.js';
import { ObservatoryRepository } from '../../ports/observatory/observatory.repository.js';
import { ObservingProgramRepository } from '../../ports/observatory/observing-program.repository.js';
import { ObsUnitRepository } from '../../ports/observatory/obs-unit.repository.js';
import { SiteRepository } from '../../ports/observatory/site.repository.js';
import { SourceRepository } from '../../ports/observatory/source.repository.js';
import { SubObservingProgramRepository } from '../../ports/observatory/sub-observing-program.repository.js';
import { TelescopeRepository } from '../../ports/observatory/telescope.repository.js';
import type { RecordRepository } from '../../ports/shared/record-repository.js';
import { Seed, type SeedReport } from '../../ports/shared/seed.js';
import { Settings } from '../../ports/shared/settings.js';
import { CCAT_CONFIGURATIONS, CCAT_INSTRUMENTS, CCAT_MODULES, CCAT_OBSERVATORIES, CCAT_TELESCOPES } from './ccat-hardware.js';
import { CCAT_OBS_UNITS, CCAT_PROGRAMS, CCAT_SOURCES, CCAT_SUB_PROGRAMS } from './ccat-plan.js';
import { CCAT_ROUTES, CCAT_SITES, ccatLocations } from './ccat-storage.js';

/**
 * CCAT as far as its documentation names it, so that observing, transfers and the archive can be tried at once: what is there
 * already stays as it is. In production only when named: its locations are folders of one machine.
 */
@adapter.for(Seed, { profile: Profile.ALL, multi: true })
export class ObservatorySeed extends Seed {
  readonly name = 'observatory';
  readonly version = 1;

  constructor(
    readonly database: ObservatoryDatabase,
    private readonly observatories: ObservatoryRepository,
    private readonly telescopes: TelescopeRepository,
    private readonly instruments: InstrumentRepository,
    private readonly modules: InstrumentModuleRepository,
    private readonly configurations: InstrumentModuleConfigurationRepository,
    private readonly programs: ObservingProgramRepository,
    private readonly subPrograms: SubObservingProgramRepository,
    private readonly sources: SourceRepository,
    private readonly obsUnits: ObsUnitRepository,
    private readonly sites: SiteRepository,
    private readonly locations: DataLocationRepository,
    private readonly routes: DataTransferRouteRepository,
    private readonly settings: Settings,
  ) {
    super();
  }

  override get occasion(): Seed['occasion'] {
    return this.settings.profile === Profile.PRODUCTION ? 'when named' : 'with its profile';
  }

  async run(report: SeedReport): Promise<void> {
    await this.makeHardware(report);
    await this.makePlan(report);
    await this.makeStorage(report);
  }

  private async makeHardware(report: SeedReport): Promise<void> {
    await made(report, 'observatory', this.observatories, CCAT_OBSERVATORIES);
    await made(report, 'telescope', this.telescopes, CCAT_TELESCOPES);
    await made(report, 'instrument', this.instruments, CCAT_INSTRUMENTS);
    await made(report, 'instrument module', this.modules, CCAT_MODULES);
    await made(report, 'module configuration', this.configurations, CCAT_CONFIGURATIONS);
  }

  private async makePlan(report: SeedReport): Promise<void> {
    await made(report, 'program', this.programs, CCAT_PROGRAMS);
    await made(report, 'sub program', this.subPrograms, CCAT_SUB_PROGRAMS);
    await made(report, 'source', this.sources, CCAT_SOURCES);
    await made(report, 'obs unit', this.obsUnits, CCAT_OBS_UNITS);
  }

  private async makeStorage(report: SeedReport): Promise<void> {
    await added(report, 'site', this.sites, CCAT_SITES);
    await added(report, 'data location', this.locations, ccatLocations(this.settings.observatory.dataFolder));
    await added(report, 'route', this.routes, CCAT_ROUTES);
  }
}

async function made<Item extends Key, Key>(
  report: SeedReport,
  kind: string,
  repository: RecordRepository<Item, Key>,
  items: readonly Item[],
): Promise<void> {
  const missing = await repository.addMissing(items);
  report.created(kind, missing);
  report.found(kind, items.length - missing);
}

interface NamedRepository<Item> {
  find(name: string): Promise<Item | undefined>;
  add(item: Item): Promise<void>;
}

async function added<Item extends { readonly name: string }>(
  report: SeedReport,
  kind: string,
  repository: NamedRepository<Item>,
  items: readonly Item[],
): Promise<void> {
  for (const item of items) {
    if (await repository.find(item.name)) report.found(kind);
    else {
      await repository.add(item);
      report.created(kind);
    }
  }
}
