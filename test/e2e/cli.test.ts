import { expect } from 'chai';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CommandFolder } from './cli-process.js';

describe('the command sextant', () => {
  let folder: CommandFolder;
  beforeEach(() => {
    folder = new CommandFolder();
  });
  afterEach(() => {
    folder.remove();
  });

  it('tells all faults of the settings in one message and ends with 78, before anything is opened', async () => {
    writeFileSync(path.join(folder.path, 'settings.toml'), '[default.http]\nhsot = "x"\n[prodution]\n');
    const environment = { SEXTANT_HTTP__PORT: 'x', DATABASE_URL: 'mysql://root:canary-7f3a@db/sky', SEXTANT_LOG__LEVEL: 'loud' };
    const { code, stdout, stderr } = await folder.run(['start', '--set', 'catalog.ingestBatchSize=0'], environment);
    expect(code).to.equal(78);
    expect(stdout).to.equal('');
    expect(stderr).to.contain('6 faults').and.not.to.contain('canary');
    expect(stderr).not.to.match(/\n\s+at /);
  });

  it('reads the settings files of the working directory, and of the folder it is given', async () => {
    writeFileSync(path.join(folder.path, 'settings.local.toml'), '[default.http]\nport = 8081\n');
    mkdirSync(path.join(folder.path, 'other'));
    writeFileSync(path.join(folder.path, 'other', 'settings.toml'), '[default.http]\nport = 8082\n');
    const here = await folder.run(['settings', 'http.port', '--json']);
    const there = await folder.run(['settings', 'http.port', '--json', '--settings-path', 'other']);
    expect([here, there].map(({ stdout }) => (JSON.parse(stdout) as { settings: { value: unknown }[] }).settings[0]?.value)).to.deep.equal([
      8081, 8082,
    ]);
  });

  it('checks every profile and says which is active and why', async () => {
    const { code, stdout } = await folder.run(['profiles', '--json'], { SEXTANT_PROFILE: 'staging' });
    expect(code).to.equal(0);
    const shown = JSON.parse(stdout) as {
      active: string;
      chosenBy: string;
      profiles: { name: string; faults: unknown[]; components: number }[];
    };
    expect(shown).to.deep.include({ active: 'staging', chosenBy: 'SEXTANT_PROFILE' });
    expect(shown.profiles.map(({ name }) => name)).to.deep.equal(['production', 'development', 'staging', 'ci', 'test']);
    for (const { faults, components } of shown.profiles) {
      expect(faults).to.deep.equal([]);
      expect(components).to.be.greaterThan(5);
    }
  });

  it('prints the graph of a profile in both languages', async () => {
    const mermaid = await folder.run(['graph', '--profile', 'test']);
    const dot = await folder.run(['graph', '--profile', 'test', '--format', 'dot']);
    expect(mermaid.stdout)
      .to.match(/^flowchart LR\n/)
      .and.to.contain('MemoryUserRepository');
    expect(dot.stdout)
      .to.match(/^digraph sextant \{\n/)
      .and.to.contain('MemoryUserRepository');
  });
});
