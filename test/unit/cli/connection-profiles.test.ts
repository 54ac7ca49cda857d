import { expect } from 'chai';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from '../../../src/adapters/cli/program.js';
import { CapturedTerminal } from './captured-terminal.js';

describe('sextant profiles --connections', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sextant-profiles-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const shown = async (file: string | undefined, ...flags: string[]): Promise<{ code: number; out: string; err: string }> => {
    if (file !== undefined) await writeFile(join(folder, 'connections.toml'), file);
    const terminal = new CapturedTerminal({});
    const code = await runProgram(['profiles', '--connections', '--settings-path', folder, ...flags], terminal);
    return { code, out: terminal.out, err: terminal.err };
  };
  const PROFILES = `
[elsewhere]
domain = "nowhere.invalid"
url = "postgresql://me:canary@there/sky"
[here]
domain = "${hostname()}"
user = "reader"
admin = "owner"
host = "db.example.org"
port = 5433
database = "sky"
passwordVariable = "SKY_PASSWORD"
adminPassword = "canary"
`;

  it('marks the profile of this machine and says why it is that one', async () => {
    const { code, out } = await shown(PROFILES);
    const lines = out.split('\n').map((line) => line.trimEnd().replaceAll(/ {2,}/g, ' | '));
    expect(code).to.equal(0);
    expect(lines).to.include(`* | here | postgresql://reader@db.example.org:5433/sky | owner | ${hostname()} | the variable SKY_PASSWORD`);
    expect(lines).to.include(`picked: here (${hostname()} is in the domain ${hostname()})`);
    expect(out)
      .to.contain('postgresql://me:***@there/sky')
      .and.to.contain(`files: ${join(folder, 'connections.toml')}\n`);
    expect(out).not.to.contain('canary');
  });

  it('prints the same as one object', async () => {
    const { out } = await shown(PROFILES, '--json');
    const answer = JSON.parse(out) as Record<string, unknown> & { profiles: Record<string, unknown>[] };
    expect(answer).to.include({ hostName: hostname(), picked: 'here' });
    expect(answer.profiles.map(({ name, picked }) => [name, picked])).to.deep.equal([
      ['elsewhere', false],
      ['here', true],
      ['local', false],
    ]);
    expect(answer.profiles[1]).to.include({ password: 'the variable SKY_PASSWORD', adminPassword: '***', port: 5433 });
    expect(out).not.to.contain('canary');
  });

  it('needs no file of yours', async () => {
    const { code, out } = await shown(undefined);
    expect([code, out.includes(`${join(folder, 'connections.toml')} (not there)`)]).to.deep.equal([0, true]);
    expect(out).to.match(/^\* +local +postgresql:\/\/localhost\//m);
  });

  it('ends with 78 and every fault when a file is wrong', async () => {
    const { code, err } = await shown('[here]\nprt = 1\nuser = 2');
    expect([code, err.includes('CONNECTION_PROFILES_INVALID'), err.includes('Did you mean "port"?')]).to.deep.equal([78, true, true]);
  });
});
