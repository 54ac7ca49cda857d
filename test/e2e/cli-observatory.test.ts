import { expect } from 'chai';
import { CommandFolder } from './cli-process.js';
import type { ProgramResult } from './run-node.js';

describe('sextant observatory', function () {
  // Several processes one after the other.
  this.timeout(60_000);
  let folder: CommandFolder;
  const run = (...args: string[]): Promise<ProgramResult> => folder.run(['observatory', ...args], { DATABASE_URL: 'sqlite:///./sky.db' });

  beforeEach(() => {
    folder = new CommandFolder();
  });
  afterEach(() => folder.remove());

  it('shows an observatory that has nothing yet, as tables and as JSON', async () => {
    expect((await run('status')).stdout).to.match(/^0 to be packaged\n\nMOVEMENT {2}STATUS {2}COUNT\n/);
    expect(JSON.parse((await run('status', '--json')).stdout)).to.deep.equal({
      waitingForPackage: 0,
      movements: [],
      copies: [],
      failing: 0,
      failures: [],
    });
    expect(JSON.parse((await run('sites', '--json')).stdout)).to.deep.equal({ sites: [], locations: [], routes: [] });
    expect((await run('copies')).stdout).to.equal('COPY  OF  LOCATION  STATUS  VERIFIED  PATH\n');
    const { done, failures } = JSON.parse((await run('advance', '--json')).stdout) as { done: Record<string, number>; failures: unknown[] };
    expect(Object.values(done).reduce((sum, number) => sum + number)).to.equal(0);
    expect(failures).to.deep.equal([]);
  });

  it('refuses a status that is none', async () => {
    const refused = await run('copies', '--status', 'lost');
    expect(refused.code).to.not.equal(0);
    expect(refused.stderr).to.include('INVALID_VALUE').and.include('deletion possible');
  });
});
