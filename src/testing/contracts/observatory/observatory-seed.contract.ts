import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { MemoryFileStore } from '../../../adapters/memory/observatory/file-content.memory.js';
import { Instant } from '../../../domain/shared/instant.js';
import type { SeedLedger } from '../../../ports/shared/seed-ledger.js';
import { ObservatorySeed } from '../../../services/observatory/observatory.seed.js';
import { SeedService } from '../../../services/shared/seed.service.js';
import { observatoryServices, type ObservatoryServices, type ObservatorySubject } from '../../builders/observatory/index.js';
import { FixedSettings } from '../../fixed-settings.js';

export interface ObservatorySeedSubject extends ObservatorySubject {
  readonly ledger: SeedLedger;
}

const NOON = Instant.parse('2026-11-21T12:00:00Z');
const clock = { now: () => NOON };
const EVERYTHING = {
  observatory: 1,
  telescope: 1,
  instrument: 2,
  'instrument module': 4,
  'module configuration': 6,
  program: 4,
  'sub program': 5,
  source: 4,
  'obs unit': 6,
  site: 3,
  'data location': 7,
  route: 1,
};

/** The seed `observatory`: once, or not at all; and what it makes can be observed with. On an empty database each. */
export function describeObservatorySeed(engine: string, subject: () => ObservatorySeedSubject): void {
  describe(`seed of the observatory on ${engine}`, () => {
    let store: MemoryFileStore;
    let services: ObservatoryServices;

    beforeEach(() => {
      store = new MemoryFileStore();
      services = observatoryServices(subject(), store, clock, { unplanned: 'is refused' });
    });

    function seeding(): SeedService {
      const { database, hardware, planning, sites, locations, routes, ledger } = subject();
      const settings = new FixedSettings({ databases: {}, observatory: { dataFolder: '/observatory' } });
      const seed = new ObservatorySeed(
        database,
        hardware.observatories,
        hardware.telescopes,
        hardware.instruments,
        hardware.modules,
        hardware.configurations,
        planning.programs,
        planning.subPrograms,
        planning.sources,
        planning.obsUnits,
        sites,
        locations,
        routes,
        settings,
      );
      return new SeedService([seed], ledger, clock);
    }

    const everything = async (): Promise<unknown> => ({
      observatories: await services.hardware.listObservatories(),
      instruments: await services.hardware.listInstruments(),
      programs: await services.programs.listPrograms(),
      sources: (await services.sources.list({}, { limit: 100 })).items,
      obsUnits: (await services.obsUnits.list({}, { limit: 100 })).items,
      sites: await services.network.listSites(),
      locations: await services.network.listLocations(),
      routes: await services.network.listRoutes(),
    });

    it('makes CCAT with its instruments, programs, sources and sites, and nothing the second time', async () => {
      const [first] = await seeding().run();
      expect(first).to.deep.include({ seed: 'observatory', version: 1, state: 'applied', created: EVERYTHING, found: {} });
      const before = await everything();
      const [second] = await seeding().run();
      expect(second).to.deep.include({ state: 'already applied', created: {}, found: {} });
      expect(await everything()).to.deep.equal(before);
    });

    it('has the names and numbers that are documented', async () => {
      await seeding().run();
      const instruments = await services.hardware.listInstruments();
      expect(
        instruments.map(({ instrument, telescope, modules }) => [
          `${telescope.observatory} ${telescope.name} ${String(telescope.altitudeMetres)}`,
          instrument.name,
          ...modules.map(({ module }) => module.name),
        ]),
      ).to.deep.equal([
        ['CCAT FYST 5600', 'CHAI', 'HFA', 'LFA'],
        ['CCAT FYST 5600', 'Prime-Cam', '280GHz', '350GHz'],
      ]);
      expect(instruments.every(({ modules }) => modules.every(({ configurations }) => configurations.length > 0))).to.equal(true);
      expect((await services.programs.listPrograms()).map(({ program }) => program.shortName)).to.deep.equal(['CMB', 'Cal', 'ENG', 'GEco']);
      expect((await services.network.listSites()).map(({ name }) => name)).to.deep.equal(['ccat', 'cologne', 'us']);
      expect((await services.network.listRoutes()).map(({ name }) => name)).to.deep.equal(['ccat_to_cologne']);
      // To the milliarcsecond, as degrees that were computed by hand from SIMBAD's hours and degrees.
      const orion = await services.sources.get('Orion-KL');
      expect(orion.kind === 'fixed' && orion.ra).to.be.closeTo(83.809, 3e-7);
      expect(orion.kind === 'fixed' && orion.dec).to.be.closeTo(-5.3726389, 3e-7);
      const carbonStar = await services.sources.get('IRC10216');
      expect(carbonStar.kind === 'fixed' && carbonStar.ra).to.be.closeTo(146.9891929, 3e-7);
      expect(carbonStar.kind === 'fixed' && carbonStar.dec).to.be.closeTo(13.278768, 3e-7);
      expect(await services.sources.get('Jupiter')).to.deep.include({ kind: 'solar system', naifId: 599 });
    });

    it('leaves what is there as it is, and adds what is missing', async () => {
      await services.hardware.addObservatory({ name: 'CCAT', description: 'ours' });
      await services.sources.add({ kind: 'solar system', name: 'Orion-KL', naifId: 1 });
      await services.network.addSite({ name: 'ccat', fullName: 'our site' });
      const [outcome] = await seeding().run();
      expect(outcome?.found).to.deep.equal({ observatory: 1, source: 1, site: 1 });
      expect(outcome?.created).to.deep.include({ source: 3, site: 2, telescope: 1 });
      expect((await services.hardware.listObservatories()).map(({ description }) => description)).to.deep.equal(['ours']);
      expect((await services.sources.get('Orion-KL')).kind).to.equal('solar system');
    });

    it('tells in a dry run what it would make, and leaves nothing', async () => {
      const before = await everything();
      const [outcome] = await seeding().run({ dryRun: true });
      expect(outcome).to.deep.include({ state: 'would be applied', created: EVERYTHING });
      expect(await everything()).to.deep.equal(before);
      expect((await seeding().run()).map(({ state }) => state)).to.deep.equal(['applied']);
    });

    it('can be observed with at once: an execution of a seeded obs unit, its files, and all the way into the archive', async () => {
      await seeding().run();
      const [next] = await services.obsUnits.next('Orion-KL');
      expect(next).to.deep.include({ executed: 0 });
      const { id, plannedObsUnit } = await services.rawFiles.beginExecution(String(next?.obsUnit.name));
      expect(plannedObsUnit).to.equal('Orion-KL CI map');
      const source = await services.network.firstLocation('ccat', 'source');
      for (const { module } of next?.obsUnit.moduleSettings ?? [])
        for (const name of ['scan-1.fits', 'scan-2.fits']) {
          const text = `${module} ${name}`;
          store.put({ location: source, path: `${id}/${module}/${name}` }, text);
          const checksum = createHash('sha256').update(text).digest('hex');
          const sizeBytes = BigInt(Buffer.byteLength(text));
          await services.rawFiles.record({ executedObsUnitId: id, module, name, location: source.name, sizeBytes, checksum });
        }
      await services.rawFiles.endExecution(id);
      const { done, failures } = await services.workflow.advance({ deletion: 'delete' });
      expect(failures).to.deep.equal([]);
      expect(done).to.include({ package: 2, transfer: 1, archive: 2 });
      const { items } = await services.copies.list({ statuses: ['present'] }, { limit: 100 });
      expect(items.map(({ item, location }) => [item.kind, location])).to.deep.equal([
        ['package', 'cologne_archive'],
        ['package', 'cologne_archive'],
      ]);
      expect((await services.obsUnits.next('Orion-KL'))[0]).to.deep.include({ executed: 1 });
    });
  });
}
