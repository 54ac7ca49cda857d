import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { newBackend } from '../../src/testing/backends/new-backend.js';
import { CommandFolder } from './cli-process.js';
import type { ProgramResult } from './run-node.js';

for (const engine of ['sqlite', 'postgres'] as const)
  describe(`a seeded observatory on the command line on ${engine}`, function () {
    // Several processes one after the other.
    this.timeout(120_000);
    let folder: CommandFolder;
    let environment: NodeJS.ProcessEnv;
    let remove: () => Promise<void>;
    const run = (...args: string[]): Promise<ProgramResult> => folder.run(args, environment);
    const observatory = (...args: string[]): Promise<ProgramResult> => run('observatory', ...args);
    const json = async (...args: string[]): Promise<unknown> => JSON.parse((await observatory(...args, '--json')).stdout);

    before(async () => {
      const backend = await newBackend(engine);
      folder = new CommandFolder();
      environment = { DATABASE_URL: backend.url, SEXTANT_PROFILE: 'development' };
      remove = () => backend.remove();
    });
    after(async () => {
      folder.remove();
      await remove();
    });

    it('is made once, after a dry run that makes nothing', async () => {
      expect((await run('initdb')).code).to.equal(0);
      const rehearsed = await run('seed', 'observatory', '--dry-run');
      expect(rehearsed.stdout).to.match(/observatory +1 +observatory +would be applied +observatory 1, telescope 1, instrument 2/);
      expect(await json('instruments')).to.deep.equal({ instruments: [] });
      expect((await run('seed', 'observatory')).stdout)
        .to.include('applied')
        .and.include('obs unit 6');
      expect((await run('seed', 'observatory')).stdout).to.include('already applied');
    });

    it('shows its instruments, and refuses to observe with those that are not available', async () => {
      const { stdout } = await observatory('instruments');
      expect(stdout.split('\n').map((line) => line.replace(/ {2,}/g, ' | '))).to.deep.equal([
        'INSTRUMENT | TELESCOPE | AVAILABLE | MODULE | CONFIGURATIONS',
        'CHAI | FYST (5600 m) | yes | HFA | CI-809, CO-7-6',
        'CHAI | FYST (5600 m) | yes | LFA | CI-492, CO-4-3',
        'Prime-Cam | FYST (5600 m) | yes | 280GHz | all-detectors',
        'Prime-Cam | FYST (5600 m) | yes | 350GHz | all-detectors',
        '',
      ]);
      expect((await observatory('availability', 'CHAI', 'unavailable')).stdout).to.equal('CHAI is unavailable\n');
      expect((await observatory('next', 'Orion-KL')).stdout).to.equal('nothing of Orion-KL can be observed now\n');
      expect(await json('availability', 'CHAI', 'available')).to.include({ name: 'CHAI', available: true });
      const { next } = (await json('next', 'Orion-KL')) as { next: { obsUnit: { name: string }; executed: number }[] };
      expect(next.map(({ obsUnit, executed }) => [obsUnit.name, executed])).to.deep.equal([
        ['Orion-KL CI map', 0],
        ['Orion-KL CO map', 0],
      ]);
      const unknown = await observatory('availability', 'ALMA', 'available');
      expect(unknown.code).to.not.equal(0);
      expect(unknown.stderr).to.include('OBSERVATORY_ITEM_NOT_FOUND');
    });

    // The rest is the same rows read in other ways, and each line is a process.
    if (engine === 'postgres') return;

    it('shows its programs and obs units', async () => {
      expect((await observatory('programs')).stdout).to.match(/^PROGRAM +SUB PROGRAM +TITLE\nCMB +- +Cosmic microwave background\n/);
      const { stdout } = await observatory('obs-units', '--program', 'GEco');
      expect(stdout).to.match(/^OBS UNIT +PROGRAM +SOURCE +MODE +MODULES +PRIORITY +EXECUTIONS\nIRC10216 CO raster +GEco\/evolved-stars/);
      const page = (await json('obs-units', '--limit', '2')) as { obsUnits: { name: string }[]; next: string };
      expect(page.obsUnits.map(({ name }) => name)).to.deep.equal(['CMB-east scan', 'IRC10216 CO raster']);
      const rest = (await json('obs-units', '--cursor', page.next)) as { obsUnits: unknown[]; next?: string };
      expect(rest.obsUnits).to.have.length(4);
      expect(rest.next).to.equal(undefined);
    });

    it('takes lists of sources, and tells where a row is none', async () => {
      const list = path.join(folder.path, 'pointing.csv');
      writeFileSync(list, '\ufeffName,RAJ2000,DEJ2000\r\n"W3(OH)",02:27:03.87,+61:52:24.6\r\nbroken,1,100\r\nIRC10216,1,1\r\n');
      const rehearsed = await observatory('sources', 'import', list, '--dry-run');
      expect(rehearsed.stdout).to.match(/^3 rows: 1 would be added, 0 there already, 2 rejected\n/);
      expect(rehearsed.stdout).to.include(`${list}:3  dec is "100"; expected degrees in [-90, 90]`);
      expect(rehearsed.stdout).to.include(`${list}:4  IRC10216 is there already, at ra 146.989`);
      expect(await json('sources', 'import', list)).to.deep.include({ read: 3, added: 1, unchanged: 0 });
      expect(await json('sources', 'import', list)).to.deep.include({ read: 3, added: 0, unchanged: 1 });
      const { stdout } = await observatory('sources', 'list');
      expect(stdout.split('\n').map((line) => line.replace(/ {2,}/g, ' | '))).to.deep.equal([
        'SOURCE | KIND | WHERE',
        'CMB-east | constant elevation | azimuth 60 to 140, elevation 45',
        'IRC10216 | fixed | ra 146.989193, dec 13.278768',
        'Jupiter | solar system | NAIF 599',
        'Orion-KL | fixed | ra 83.809, dec -5.372638888888889',
        `W3(OH) | fixed | ra ${String((2 * 3600 + 27 * 60 + 3.87) / 240)}, dec 61.873500000000000`.replace(/0+$/, ''),
        '',
      ]);
      const { sources } = (await json('sources', 'list', '--kind', 'solar system')) as { sources: unknown[] };
      expect(sources).to.deep.equal([{ kind: 'solar system', name: 'Jupiter', naifId: 599 }]);
      const missing = await observatory('sources', 'import', path.join(folder.path, 'nowhere.csv'));
      expect(missing.code).to.not.equal(0);
      expect(missing.stderr).to.include('SOURCE_LIST_UNREADABLE').and.include('there is no such file');
      writeFileSync(list, Buffer.from([0x6e, 0x61, 0x6d, 0x65, 0xff, 0xfe]));
      expect((await observatory('sources', 'import', list)).stderr)
        .to.include('SOURCE_LIST_UNKNOWN_FORMAT')
        .and.include('no text in UTF-8');
    });

    it('has its data locations where the settings say', async () => {
      const { locations } = (await json('sites')) as { locations: { root: string }[] };
      expect(locations.every(({ root }) => root.startsWith(`${path.join(folder.path, 'data/observatory')}/`))).to.equal(true);
    });
  });
