import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { InstalledPackage } from './installed-package.js';
import { ROOT } from './project-root.js';

/** All that a user of the package needs. */
const WANTED = [
  /^dist\/(src|profiles)\/.*\.(js|d\.ts)$/,
  /^docs\/.*\.md$/,
  /^docs\/schema\/.*\.svg$/,
  /^examples\/data\//,
  /^profiles\/(connections|settings)\.toml$/,
  /^(README\.md|CHANGELOG\.md|LICENSE|package\.json)$/,
];

const NOTES = '1 M31 is rising\n2 clouds from the west\n';

function entryPoints(): string[] {
  const { exports } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
    readonly exports: Readonly<Record<string, unknown>>;
  };
  return Object.keys(exports)
    .filter((key) => !key.endsWith('.json'))
    .map((key) => `sextant-db${key.slice(1)}`);
}

describe('The package, packed and installed in an empty project', function () {
  this.timeout(300_000);
  let installed: InstalledPackage;
  before(async () => {
    installed = await InstalledPackage.create();
    await installed.copySources('examples/embedding');
    await installed.copySources('examples/contexts', 'contexts');
    const imports = entryPoints().map(
      (name, index) =>
        `import * as entry${index} from '${name}';\nif (Object.keys(entry${index}).length === 0) throw new Error('${name} exports nothing');`,
    );
    await installed.write('entry-points.ts', imports.join('\n'));
    await installed.compile();
  });
  after(() => installed.remove());

  it('holds what a user needs and nothing else', () => {
    expect(installed.files.filter((file) => !WANTED.some((wanted) => wanted.test(file)))).to.deep.equal([]);
    for (const wanted of WANTED)
      expect(
        installed.files.some((file) => wanted.test(file)),
        String(wanted),
      ).to.equal(true);
  });

  it('holds no test', () => {
    expect(installed.files.filter((file) => /\.test\.|(^|\/)test\//.test(file))).to.deep.equal([]);
  });

  it('gives types and exports at every entry point', async () => {
    await installed.run(['entry-points.js']);
  });

  it('runs the embedding example on fakes without loading a database driver', async () => {
    const refusal = path.join(path.dirname(path.dirname(new URL(import.meta.url).pathname)), 'architecture', 'refuse-drivers.js');
    expect(await installed.run(['--import', pathToFileURL(refusal).href, 'main.js'], { SEXTANT_PROFILE: 'test' })).to.equal(NOTES);
  });

  it('runs the embedding example on SQLite in the production profile, and keeps its notes', async () => {
    const settings = {
      SEXTANT_PROFILE: 'production',
      SEXTANT_DATABASES__NOTES__URL: `sqlite:///${path.join(installed.folder, 'notes.db')}`,
    };
    expect(await installed.run(['main.js'], settings)).to.equal(NOTES);
    const again = await installed.run(['main.js'], settings).catch((error: unknown) => String(error));
    expect(again).to.contain('notes_text_key');
  });

  describe('whose program has a command line of its own', () => {
    const database = path.join(tmpdir(), `sextant-notes-${randomUUID()}.db`);
    after(() => rm(database, { force: true }));
    const notes = (...argv: readonly string[]) =>
      installed.run(['command-line.js', ...argv], {
        SEXTANT_PROFILE: 'production',
        SEXTANT_DATABASES__NOTES__URL: `sqlite:///${database}`,
      });
    const refusal = (...argv: readonly string[]) => notes(...argv).then(String, String);

    it('names itself and its own commands, and none of the contexts of Sextant', async () => {
      const help = await notes('--help');
      expect(help).to.contain('Usage: notes').and.to.contain('$ notes migrate --plan');
      const commands = [...help.matchAll(/^  ([\w-]+)/gm)].map(([, name]) => name);
      expect(commands).to.include.members(['write', 'migrate', 'make-migrations', 'drift', 'settings']);
      expect(commands).not.to.include.members(['start']);
      expect(commands).not.to.include.members(['pilots']);
      expect(await notes('migrate', '--help'))
        .to.contain('$ notes migrate')
        .and.not.to.contain('sextant');
    });

    it('migrates its database and no other', async () => {
      expect(await refusal('migrate', '--check'))
        .to.contain('MIGRATIONS_PENDING')
        .and.to.contain('notes migrate');
      expect(await notes('migrate')).to.equal('notes: applied 0001-notes\n');
      expect(await notes('drift'))
        .to.contain('notes')
        .and.not.to.contain('catalog');
      expect(await notes('make-migrations', '--dry-run')).to.equal('notes: no difference\n');
      expect(await refusal('migrate', 'catalog'))
        .to.contain('catalog')
        .and.to.contain('notes');
      expect(existsSync(path.join(installed.folder, 'data')), 'a database of Sextant').to.equal(false);
    });

    it('does what its commands say, and reports failures like all of them', async () => {
      expect(await notes('write', 'M31 is rising', 'dawn')).to.equal('1 M31 is rising\n2 dawn\n');
      expect(await refusal('write', 'rain', 'dawn'))
        .to.contain('notes_text_key')
        .and.to.contain('remedy');
      expect(JSON.parse(await notes('write', 'rain', '--json'))).to.have.nested.property('notes[2].text', 'rain');
    });
  });

  it('runs the catalog alone, on fakes', async () => {
    const sample = path.join(ROOT, 'examples', 'data', '1213227041015015005.json');
    expect(await installed.run([path.join('contexts', 'main.js'), sample], { SEXTANT_PROFILE: 'test' })).to.match(
      /^\d+ new detections of 1 new objects\nZTF20aaelulu is 0\.\d arcseconds away\n$/,
    );
  });

  it('brings the command', async () => {
    expect(await installed.run(['node_modules/sextant-db/dist/src/adapters/cli/main.js', '--help'])).to.contain('sextant');
  });
});
