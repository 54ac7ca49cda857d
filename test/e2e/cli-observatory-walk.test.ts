import { expect } from 'chai';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CommandFolder } from './cli-process.js';
import { ROOT } from './project-root.js';
import type { ProgramResult } from './run-node.js';

const OBS_UNIT = 'Orion-KL CO map';

describe('from a seeded observatory to the archive, by commands alone', function () {
  // Several processes one after the other.
  this.timeout(120_000);
  let folder: CommandFolder;
  const run = (...args: string[]): Promise<ProgramResult> => folder.run([...args, '--profile', 'development']);
  const done = async (...args: string[]): Promise<string> => {
    const result = await run(...args);
    expect(result.code, `${args.join(' ')}\n${result.stderr}`).to.equal(0);
    return result.stdout;
  };
  const at = (...parts: string[]): string => path.join(folder.path, 'data', 'observatory', ...parts);
  const written = (execution: string, name: string, text: string): void => {
    mkdirSync(at('ccat_source', execution, 'LFA'), { recursive: true });
    writeFileSync(at('ccat_source', execution, 'LFA', name), text);
  };
  const begun = async (): Promise<string> => {
    await done('seed', 'observatory');
    return (await done('observatory', 'execution', 'begin', OBS_UNIT)).trim();
  };
  const record = (execution: string, ...names: string[]): Promise<ProgramResult> =>
    run('observatory', 'record', execution, 'LFA', ...names, '--location', 'ccat_source');

  beforeEach(() => {
    folder = new CommandFolder();
  });
  afterEach(() => folder.remove());

  it('is shown in the documentation, and ends with an archived, verified package', async () => {
    const document = readFileSync(path.join(ROOT, 'docs', 'contexts', 'observatory.md'), 'utf8');
    const script = /```sh\n(.*?)```/s.exec(document)?.[1] ?? 'exit 9';
    const shown = await folder.script(script);
    expect(shown.code, shown.stderr).to.equal(0);
    const sha256 = createHash('sha256').update('the first scan\n').digest('hex');
    const execution = /([0-9a-f-]{36})\/LFA\/scan-1\.fits/.exec(shown.stdout)?.[1] ?? 'none';
    expect(shown.stdout).to.include(`${execution}/LFA/scan-1.fits  15     ${sha256}`).and.include('nothing keeps failing');
    expect(shown.stdout)
      .to.match(/ended Orion-KL CO map at \d{4}-/)
      .and.match(/^0 to be packaged$/m);
    expect(shown.stdout)
      .to.match(/cologne_archive +present +1\b/)
      .and.match(/ccat_source +deleted +2\b/);
    const archived = readFileSync(at('cologne_archive', 'packages', `${execution}_LFA.tar`), 'latin1');
    expect(archived).to.include('the first scan').and.include('the second scan');
    expect(existsSync(at('ccat_source', execution, 'LFA', 'scan-1.fits'))).to.equal(false);
  });

  it('refuses what is not there, other bytes under a recorded name, and files after the end', async () => {
    const execution = await begun();
    written(execution, 'scan-1.fits', 'the first scan');
    const refused = async (result: ProgramResult, code: string): Promise<void> => {
      expect(result.code).to.not.equal(0);
      expect(result.stderr).to.include(code);
    };
    const missing = await record(execution, 'scan-1.fits', 'scan-2.fits');
    await refused(missing, 'OBSERVATORY_ITEM_NOT_FOUND');
    expect(missing.stderr).to.include(at('ccat_source', execution, 'LFA', 'scan-2.fits'));
    await refused(await record(execution, '../scan-1.fits'), 'INVALID_VALUE');
    await refused(await run('observatory', 'execution', 'begin', 'Nothing planned'), 'OBSERVATORY_ITEM_NOT_FOUND');
    written(execution, 'scan-1.fits', 'something else');
    await refused(await record(execution, 'scan-1.fits'), 'OBSERVATORY_ITEM_EXISTS');
    await done('observatory', 'execution', 'end', execution);
    written(execution, 'late.fits', 'too late');
    await refused(await record(execution, 'late.fits'), 'EXECUTION_ENDED');
    await refused(await run('observatory', 'execution', 'end', execution), 'EXECUTION_ENDED');
  });

  it('tells by its exit code that a step failed, and nothing of it when there is nothing new', async () => {
    const execution = await begun();
    written(execution, 'scan-1.fits', 'the first scan');
    await record(execution, 'scan-1.fits');
    await done('observatory', 'execution', 'end', execution);
    rmSync(at('ccat_source', execution, 'LFA', 'scan-1.fits'));
    const failed = await run('observatory', 'advance');
    expect(failed.code).to.equal(75);
    expect(failed.stderr).to.include('CLI_WORKFLOW_STEPS_FAILED').and.include('package');
    expect(failed.stdout, 'the report is told all the same').to.include('STEP').and.include('scan-1.fits');
    expect((await run('observatory', 'advance')).code, 'its next try is later').to.equal(0);
    const again = await run('observatory', 'advance', '--retry', 'all', '--json');
    expect(again.code).to.equal(75);
    expect((JSON.parse(again.stdout) as { failures: unknown[] }).failures).to.have.length(1);
    written(execution, 'scan-1.fits', 'the first scan');
    expect((await run('observatory', 'advance', '--retry', 'all')).code, 'mended').to.equal(0);
  });
});
