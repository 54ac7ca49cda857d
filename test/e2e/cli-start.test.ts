import { expect } from 'chai';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { CommandFolder, type StartedApplication } from './cli-process.js';
import { ROOT } from './project-root.js';

/** Rows of the sample files: 1,381 + 380 + 11 detections, 1,200 + 5 non-detections. */
const SAMPLE_OBSERVATIONS = 2977;

interface LightCurve {
  readonly detections: readonly { readonly candid: string; readonly mjd: number }[];
  readonly non_detections: readonly { readonly mjd: number }[];
}

const mjdsOf = (rows: readonly { readonly mjd: number }[]): number[] => rows.map(({ mjd }) => mjd);

/** Candid and mjd of one object's rows as the sample file has them, in order of time; the file has no quoted cells. */
function detectionsInFile(oid: string): string[] {
  const text = readFileSync(path.join(ROOT, 'examples', 'data', 'lc_correction_10_objects_corrected.csv'), 'utf8');
  const [header = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  const [candid, mjd] = [header.indexOf('candid'), header.indexOf('mjd')];
  return rows
    .filter(([first]) => first === oid)
    .map((row) => ({ candid: row[candid] ?? '', mjd: Number(row[mjd]) }))
    .toSorted((one, other) => one.mjd - other.mjd || (BigInt(one.candid) < BigInt(other.candid) ? -1 : 1))
    .map((row) => `${row.candid} ${row.mjd}`);
}

describe('sextant start', () => {
  let folder: CommandFolder;
  let started: StartedApplication[];
  const start = async (args: readonly string[] = [], environment: NodeJS.ProcessEnv = {}): Promise<StartedApplication> => {
    const application = await folder.start(args, environment);
    started.push(application);
    return application;
  };
  beforeEach(() => {
    folder = new CommandFolder();
    started = [];
  });
  afterEach(async () => {
    for (const application of started) await application.stop('SIGKILL');
    folder.remove();
  });

  it('opens embedded SQLite below the working directory, loads the sample data and serves it', async () => {
    const application = await start();
    expect(application.announcement).to.deep.include({ profile: 'production' });
    expect(application.announcement.sampleData?.inserted).to.equal(SAMPLE_OBSERVATIONS);
    expect(existsSync(path.join(folder.path, 'data', 'sextant.db'))).to.equal(true);
    const curve = (await application.get('/api/catalog/objects/ZTF18aazeood/lightcurve')) as LightCurve;
    expect(curve.detections.map(({ candid, mjd }) => `${candid} ${mjd}`)).to.deep.equal(detectionsInFile('ZTF18aazeood'));
    expect(curve.non_detections).to.have.length(413);
    expect(mjdsOf(curve.non_detections)).to.deep.equal(mjdsOf(curve.non_detections).toSorted((one, other) => one - other));
    expect(application.stderr).to.contain('critical path');
  });

  it('loads nothing twice and keeps all data', async () => {
    const first = await start();
    const objects = await first.get('/api/catalog/objects');
    expect(await first.stop()).to.equal(0);
    const second = await start();
    expect(second.announcement.sampleData).to.equal(null);
    expect(await second.get('/api/catalog/objects')).to.deep.equal(objects);
  });

  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    it(`drains and ends with 0 on ${signal}`, async () => {
      const application = await start(['--profile', 'test', '--set', 'catalog.sampleData=']);
      expect(await application.stop(signal)).to.equal(0);
      expect(application.stderr).to.contain('drained').and.to.contain('stopped');
    });

  for (const moment of ['starting profile', 'loading sample data', 'loaded'])
    it(`may be stopped at any moment, as when it says "${moment}", and the next start has the whole sample data`, async () => {
      expect(await folder.stopAt(moment, 'SIGINT')).to.equal(0);
      const application = await start();
      const curve = (await application.get('/api/catalog/objects/ZTF18aazeood/lightcurve')) as LightCurve;
      expect(curve.detections).to.have.length(763);
      expect(curve.non_detections).to.have.length(413);
    });

  it('warns when other machines may reach it and it asks nobody for a token', async () => {
    const settings = ['--profile', 'test', '--set', 'catalog.sampleData='];
    const warning = 'http.authentication is off';
    const [open, asking, own] = await Promise.all([
      start([...settings, '--host', '0.0.0.0']),
      start([...settings, '--host', '0.0.0.0', '--set', 'http.authentication=all']),
      start(settings),
    ]);
    await open.says(warning);
    for (const quiet of [asking, own]) {
      expect(await quiet.stop()).to.equal(0);
      expect(quiet.stderr).to.contain('stopped').and.to.not.contain(warning);
    }
  });

  it('answers a request it has accepted before it ends', async () => {
    const application = await start(['--profile', 'test', '--set', 'catalog.sampleData=']);
    const body = JSON.stringify({ email: 'ada@example.org', name: 'Ada' });
    const half = Math.floor(body.length / 2);
    const headers = { 'content-type': 'application/json', 'content-length': body.length, expect: '100-continue' };
    const asked = request(`${application.url}/api/identity/users`, { method: 'POST', headers });
    asked.flushHeaders();
    await once(asked, 'continue');
    asked.write(body.slice(0, half));
    const ended = application.stop();
    await application.says('finishing accepted requests');
    asked.end(body.slice(half));
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    expect(response.resume().statusCode).to.equal(201);
    expect(await ended).to.equal(0);
  });

  it('loads the sample data all or nothing', async () => {
    const good = path.join(ROOT, 'examples', 'data', '1213227041015015005.json');
    const { code } = await folder.run([
      'start',
      '--port',
      '0',
      '--set',
      `catalog.sampleData=${good},nowhere.csv`,
      '--set',
      'catalog.ingestBatchSize=2',
    ]);
    expect(code).to.equal(1);
    expect((await start()).announcement.sampleData?.inserted).to.equal(SAMPLE_OBSERVATIONS);
  });

  it('says that the port is in use, and how to choose another', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { code, stderr } = await folder.run(['start', '--port', String(port), '--profile', 'test', '--set', 'catalog.sampleData=']);
    server.close();
    expect(code).to.equal(69);
    expect(stderr)
      .to.contain('HTTP_PORT_IN_USE')
      .and.to.contain('--port')
      .and.not.to.match(/\n\s+at /);
  });

  it('says that the database is down, without a stack and without its password', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    const { code, stderr } = await folder.run(['start', '--port', '0'], {
      DATABASE_URL: `postgresql://u:canary-7f3a@127.0.0.1:${port}/sky`,
    });
    expect(code).to.equal(69);
    expect(stderr).to.contain('DATABASE_UNAVAILABLE').and.to.contain('remedy:').and.to.contain('ECONNREFUSED');
    expect(stderr)
      .not.to.contain('canary')
      .and.not.to.match(/\n\s+at /);
  });

  it('says that the database file is damaged, and leaves it as it is', async () => {
    const file = path.join(folder.path, 'broken.db');
    const content = 'this is no database '.repeat(500);
    writeFileSync(file, content);
    const { code, stderr } = await folder.run(['start', '--port', '0'], { DATABASE_URL: `sqlite:///${file}` });
    expect(code).to.equal(69);
    expect(stderr)
      .to.contain('DATABASE_STORAGE_FAILED')
      .and.to.contain('remedy:')
      .and.not.to.match(/\n\s+at /);
    expect(readFileSync(file, 'utf8')).to.equal(content);
  });

  it('says which sample file is missing', async () => {
    const { code, stderr } = await folder.run(['start', '--port', '0', '--profile', 'test', '--set', 'catalog.sampleData=nowhere.csv']);
    expect(code).to.equal(1);
    expect(stderr).to.contain('INGEST_SOURCE_UNREADABLE: nowhere.csv');
  });
});
