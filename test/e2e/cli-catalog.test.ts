import { expect } from 'chai';
import path from 'node:path';
import { CommandFolder } from './cli-process.js';
import { CommandShell } from './command-shell.js';
import { ROOT } from './project-root.js';
import type { ProgramResult } from './run-node.js';

const DATA = path.join(ROOT, 'examples', 'data');

describe('sextant catalog', function () {
  this.timeout(60_000);
  let folder: CommandFolder;
  let shell: CommandShell;
  before(async () => {
    folder = new CommandFolder();
    shell = new CommandShell();
    expect((await run(['ingest', path.join(DATA, '1213227041015015005.json')])).code).to.equal(0);
  });
  after(async () => {
    await shell.close();
    folder.remove();
  });
  const run = (args: readonly string[]): Promise<ProgramResult> => shell.run(folder, args);

  it('finds the objects around a place, as a table and as JSON', async () => {
    const { stdout, code } = await folder.run(['catalog', 'near', '185.7289', '15.8236', '0.01']);
    expect(code).to.equal(0);
    expect(stdout).to.match(/^OBJECT +ARCSEC +RA +DEC +DETECTIONS\nZTF20aaelulu +0\.\d{3} +185\.728\d+ +15\.823\d+ +11\n$/);
    const found = JSON.parse((await run(['catalog', 'near', '--json', '185.7289', '15.8236', '0.01'])).stdout) as {
      items: { object: { oid: string }; distance: number }[];
      complete: boolean;
    };
    expect([found.complete, found.items.map(({ object }) => object.oid)]).to.deep.equal([true, ['ZTF20aaelulu']]);
    expect(found.items[0]?.distance).to.be.within(1e-7, 1e-4);
    expect((await run(['catalog', 'near', '--', '5', '-15.8', '0.1'])).stdout).to.equal('no object is there\n');
  });

  it('draws a light curve, and gives it as JSON with exact ids', async () => {
    const { stdout } = await run(['catalog', 'show', 'ZTF20aaelulu']);
    expect(stdout).to.match(/^ZTF20aaelulu\n/);
    expect(stdout).to.contain('11 detections, 5 non-detections');
    const plot = stdout.split('\n').filter((line) => line.includes(' |'));
    expect(plot).to.have.length(15);
    expect(plot.join('').replace(/[^gri*]/g, '')).to.match(/g/);
    const json = (await run(['catalog', 'show', '--json', 'ZTF20aaelulu'])).stdout;
    const { lightCurve } = JSON.parse(json) as { lightCurve: { detections: { candid: string }[] } };
    expect(lightCurve.detections.at(-1)?.candid).to.equal('1213227041015015005');
  });

  it('tells the class, the match and the features of an object, and pages the objects of a class', async () => {
    const application = await folder.start();
    const post = async (resource: string, body: object): Promise<number> => {
      const headers = { 'content-type': 'application/json' };
      const url = `${application.url}/api/catalog/${resource}`;
      return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).status;
    };
    const stamps = { classifier_name: 'stamp_classifier', classifier_version: '1.0.4' };
    const oid = 'ZTF20aaelulu';
    const probabilities = [
      { class_name: 'SN', probability: 0.875 },
      { class_name: 'AGN', probability: 0.125 },
    ];
    const source = { oid_catalog: 'J122254.92+154925.0', ra: 185.7289, dec: 15.8236 };
    for (const [resource, body, status] of [
      ['taxonomies', { ...stamps, classes: ['SN', 'AGN'] }, 201],
      ['probabilities', { ...stamps, objects: [{ oid, probabilities }] }, 200],
      ['feature_versions', { version: 'v1' }, 201],
      ['features', { version: 'v1', features: [{ oid, name: 'Amplitude', value: 0.5, fid: 1 }] }, 200],
      ['crossmatches', { matches: [{ oid, source }] }, 200],
    ] as const)
      expect(await post(resource, body), resource).to.equal(status);
    expect(await application.stop()).to.equal(0);
    const { stdout } = await run(['catalog', 'show', oid, '--features']);
    expect(stdout).to.match(/^class +SN 0\.875 by stamp_classifier 1\.0\.4$/m);
    expect(stdout).to.match(/^match +allwise J122254\.92\+154925\.0, 0\.\d\d″$/m);
    expect(stdout).to.match(/^features +1 feature by v1$/m);
    expect(stdout).to.match(/^Amplitude +g +0\.5$/m);
    const shown = JSON.parse((await run(['catalog', 'show', oid, '--json'])).stdout) as Record<string, readonly object[]>;
    expect([shown['mostLikely'], shown['features'], shown['crossMatches']].map((list) => list?.length)).to.deep.equal([1, 1, 1]);
    expect((await run(['catalog', 'classes'])).stdout).to.match(/^stamp_classifier +1\.0\.4 +SN, AGN$/m);
    const page = await run(['catalog', 'classes', 'stamp_classifier', '1.0.4', 'SN', '--limit', '1']);
    expect(page.stdout).to.equal('OBJECT        PROBABILITY\nZTF20aaelulu  0.875000\n');
    const refused = await run(['catalog', 'classes', 'stamp_classifier', '1.0.4', 'QSO']);
    expect([refused.code, refused.stdout]).to.deep.equal([1, '']);
    expect(refused.stderr).to.contain('CLASS_NOT_IN_TAXONOMY');
  });

  it('refuses what is no place and what is no object, naming it', async () => {
    for (const [args, code, named] of [
      [['near', '360', '0', '1'], 1, 'INVALID_VALUE'],
      [['near', 'east', '0', '1'], 2, 'ra'],
      [['near', '1', '0'], 2, 'radius'],
      [['show', 'ZTF99missing'], 1, 'OBJECT_NOT_FOUND'],
      [['show', 'a b'], 1, 'INVALID_VALUE'],
      [[], 2, 'catalog'],
    ] as const) {
      const refused = await run(['catalog', ...args]);
      expect([refused.code, refused.stdout], args.join(' ')).to.deep.equal([code, '']);
      expect(refused.stderr, args.join(' ')).to.contain(named);
    }
    const refused = await folder.run(['catalog', 'near', '360', '0', '1']);
    expect([refused.code, refused.stdout], 'as a process').to.deep.equal([1, '']);
  });
});
