import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { FileObservationReader } from '../../../src/adapters/files/catalog/observation.reader.files.js';
import { ObservationSourceUnreadable, RoundedIdentifiers } from '../../../src/ports/catalog/observation-source.errors.js';
import { rejection } from '../../../src/testing/contracts/rejection.js';
import { detectionsIn, nonDetectionsIn, problemsIn, readAll, recordsOf } from './piped-reader.js';

const reader = new FileObservationReader();
const sample = (name: string): string => join(projectRoot(), 'examples', 'data', name);
const CORRECTED = 'lc_correction_10_objects_corrected.csv';
const EXPORT = 'lc_correction_ZTF18aavqlpk_explorer_export.csv';

/** Fields of a line without quotes. */
const fieldsOf = (name: string): string[][] =>
  readFileSync(sample(name), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split(',').map((field) => field.replaceAll('"', '')));

describe('the sample files', () => {
  it('give every corrected detection, with the values of the file', async () => {
    const detections = detectionsIn(await readAll(reader, sample(CORRECTED)));
    const [header = [], ...rows] = fieldsOf(CORRECTED);
    expect(detections).to.have.length(1381);
    for (const [index, row] of rows.entries()) {
      const given = Object.fromEntries(header.map((name, column) => [name, row[column] ?? '']));
      const found = detections[index];
      expect(String(found?.candid)).to.equal(given['candid']);
      expect(String(found?.pid)).to.equal(given['pid']);
      expect(String(found?.parentCandid)).to.equal(given['parent_candid']);
      expect(found?.mjd).to.equal(Number(given['mjd']));
      expect(found?.magpsf).to.equal(Number(given['magpsf']));
      expect(String(found?.corrected)).to.equal(given['corrected']);
      expect(found?.magpsfCorr).to.equal(given['magpsf_corr'] === '' ? null : Number(given['magpsf_corr']));
    }
  });

  it('give every non-detection', async () => {
    const records = await readAll(reader, sample('lc_correction_10_objects_non_detections.csv'));
    expect([nonDetectionsIn(records).length, records.length]).to.deep.equal([1200, 1200]);
  });

  it('give the ids of the web export as its text column has them', async () => {
    const [, ...rows] = fieldsOf(EXPORT);
    const found = detectionsIn(await readAll(reader, sample(EXPORT))).map((one) => String(one.candid));
    expect(found).to.deep.equal(rows.map((row) => row[0]));
    expect(rows.filter((row) => row[0] !== row[2])).to.have.length(348);
  });

  it('refuse the web export once its text column is gone', async () => {
    const rounded = fieldsOf(EXPORT).map((row) => row.slice(1).join(','));
    expect(await rejection(recordsOf(rounded.join('\n')))).to.be.instanceOf(RoundedIdentifiers);
    expect(await rejection(recordsOf(rounded.slice(0, 2).join('\n'))), 'a single row').to.be.instanceOf(RoundedIdentifiers);
  });

  it('give eleven detections and five non-detections of the alert', async () => {
    const records = await readAll(reader, sample('1213227041015015005.json'));
    expect([detectionsIn(records).length, nonDetectionsIn(records).length, problemsIn(records).length]).to.deep.equal([11, 5, 0]);
  });

  it('know their size', async () => {
    expect(await reader.size(sample('1213227041015015005.json'))).to.equal(27_207);
    expect(await reader.size('-')).to.equal(undefined);
    expect(await reader.size(sample('missing.csv'))).to.equal(undefined);
  });
});

describe('a source that cannot be read', () => {
  it('is named with the reason', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sextant-reader-'));
    try {
      const missing = await rejection(readAll(reader, join(folder, 'missing.csv')));
      expect(missing)
        .to.be.instanceOf(ObservationSourceUnreadable)
        .and.have.property('message')
        .that.matches(/missing\.csv: there is no such file/);
      expect(await rejection(readAll(reader, folder)))
        .to.have.property('detail')
        .that.matches(/is a folder$/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('is left when the caller aborts', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sextant-reader-'));
    try {
      const file = join(folder, 'some.csv');
      await writeFile(file, 'oid,fid,mjd,diffmaglim\nZTF18aazeood,1,58000,20\n');
      const caller = new AbortController();
      caller.abort(new Error('enough'));
      const reading = (async () => {
        for await (const group of reader.read(file, { signal: caller.signal })) expect.fail(`read ${String(group.records.length)}`);
      })();
      expect(await rejection(reading)).to.have.property('message', 'enough');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}
