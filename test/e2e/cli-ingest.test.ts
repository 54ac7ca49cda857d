import { expect } from 'chai';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { CommandFolder } from './cli-process.js';
import { CommandShell } from './command-shell.js';
import { ROOT } from './project-root.js';
import type { ProgramResult } from './run-node.js';

const NON_DETECTIONS = path.join(ROOT, 'examples', 'data', 'lc_correction_10_objects_non_detections.csv');
const ALERT = path.join(ROOT, 'examples', 'data', '1213227041015015005.json');
const HEADER = 'objectId,fid,jd,diffmaglim';
const GOOD = 'ZTF18aazeood,2,2458383.8020023,20.27';
const BAD = 'ZTF18aazeood,2,yesterday,20.27';

interface Report {
  readonly read: number;
  readonly inserted: number;
  readonly skipped: number;
  readonly rejected: readonly { readonly file: string; readonly line: number; readonly reason: string }[];
  readonly tables: Readonly<Record<string, { readonly inserted: number }>>;
}

describe('sextant ingest', function () {
  this.timeout(60_000);
  let folder: CommandFolder;
  let shell: CommandShell;
  before(() => {
    shell = new CommandShell();
  });
  after(() => shell.close());
  beforeEach(() => {
    folder = new CommandFolder();
  });
  afterEach(() => {
    folder.remove();
  });

  const reported = ({ code, stdout, stderr }: ProgramResult) => ({ code, report: JSON.parse(stdout) as Report, stderr });
  const ingest = async (...args: string[]) => reported(await shell.run(folder, ['ingest', '--json', ...args]));
  const ingestAlone = async (...args: string[]) => reported(await folder.run(['ingest', '--json', ...args]));

  it('prints exactly one object with --json, and inserts nothing the second time', async () => {
    const first = await ingestAlone(NON_DETECTIONS, ALERT);
    expect(first.code).to.equal(0);
    expect(first.stderr).to.equal('');
    expect(first.report).to.deep.include({ read: 1216, inserted: 1216, skipped: 0, rejected: [] });
    expect(first.report.tables['detection']?.inserted).to.equal(11);
    const second = await ingestAlone(NON_DETECTIONS, ALERT);
    expect(second.report).to.deep.include({ read: 1216, inserted: 0, skipped: 1216 });
  });

  it('keeps the good rows beside a bad one, and says where that is', async () => {
    const file = path.join(folder.path, 'mixed.csv');
    writeFileSync(file, [HEADER, GOOD, BAD, ''].join('\n'));
    const { code, report } = await ingest(file);
    expect(code).to.equal(0);
    expect(report).to.deep.include({ read: 2, inserted: 1 });
    expect(report.rejected[0]).to.deep.include({ file, line: 3 });
  });

  it('stores nothing with --strict when a row is bad, and ends with 1', async () => {
    const file = path.join(folder.path, 'mixed.csv');
    writeFileSync(file, [HEADER, GOOD, BAD, ''].join('\n'));
    const strict = await ingestAlone('--strict', file);
    expect(strict.code).to.equal(1);
    expect(strict.report).to.deep.include({ read: 2, inserted: 0 });
    expect(JSON.parse(strict.stderr)).to.have.nested.property('error.code', 'INGEST_ROWS_REJECTED');
    expect((await ingest(file)).report.inserted).to.equal(1);
  });

  it('leaves the statistics when asked to, and sextant catalog recompute --stale finds what is left', async () => {
    const recompute = async (...args: string[]) => shell.run(folder, ['catalog', 'recompute', ...args]);
    expect((await ingest('--statistics', 'leave', ALERT)).report.tables['magstat']).to.deep.include({ inserted: 0 });
    const { stdout } = await recompute('--stale', '--json');
    expect(JSON.parse(stdout)).to.deep.equal({ objects: 1, counts: { inserted: 2, updated: 0, skipped: 0 } });
    expect((await recompute('--stale')).stdout).to.equal('statistics of 0 objects computed: 0 inserted, 0 updated, 0 as they were\n');
    expect((await recompute('ZTF20aaelulu')).stdout).to.equal('statistics of 1 object computed: 0 inserted, 0 updated, 2 as they were\n');
    for (const [args, code, named] of [
      [[], 2, '--stale'],
      [['ZTF99missing'], 1, 'OBJECT_NOT_FOUND'],
    ] as const) {
      const refused = await recompute(...args);
      expect([refused.code, refused.stdout], args.join(' ')).to.deep.equal([code, '']);
      expect(refused.stderr).to.contain(named);
    }
  });

  it('reads standard input', async () => {
    const { code, stdout } = await folder.run(['ingest', '-', '--json'], {}, [HEADER, GOOD, ''].join('\n'));
    expect(code).to.equal(0);
    expect(JSON.parse(stdout)).to.deep.include({ read: 1, inserted: 1 });
  });

  it('refuses a file that is not there, after loading the others', async () => {
    const { code, report, stderr } = await ingest('nowhere.csv', ALERT);
    expect(code).to.equal(1);
    expect(report.inserted).to.equal(16);
    expect(JSON.parse(stderr)).to.have.nested.property('error.code', 'INGEST_SOURCE_UNREADABLE');
  });

  it('tells a reader what it did', async () => {
    const { stdout } = await shell.run(folder, ['ingest', ALERT]);
    expect(stdout).to.match(/^16 rows read in .* rows\/s\): 16 inserted, 0 stored already, 0 rejected\n/);
    expect(stdout).to.match(/detection +11 +0 +0/);
    expect(stdout).to.match(
      /dataquality +11 +0 +0\ngaia_ztf +1 +0 +0\nps1_ztf +1 +0 +0\nss_ztf +0 +0 +0\nreference +1 +0 +0\nmagstat +2 +0 +0/,
    );
  });
});
