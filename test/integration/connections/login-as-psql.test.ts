import { execFile, spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { parseDatabaseUrl, resolvePostgresAddress, type PostgresAddress } from '../../../src/connections/index.js';
import { ORIGIN_CASES, PASSFILE_CASES, type LoginCase } from './login-case.js';
import { PasswordCatcher } from './password-catcher.js';

/** Where it is missing, what psql 15 did is known from the cases themselves. */
const PSQL = spawnSync('psql', ['--version']).status === 0;

/** One case laid out on disk. */
interface Scene {
  readonly url: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly remove: () => Promise<void>;
}

describe('guarantee 26: the password file is read as psql reads it', () => {
  compareEach(PASSFILE_CASES);

  it('on at least 30 cases', () => {
    expect(PASSFILE_CASES.length).to.be.at.least(30);
  });
});

describe('an address is completed as psql completes it:', () => {
  compareEach(ORIGIN_CASES);
});

function compareEach(cases: readonly LoginCase[]): void {
  const catcher = new PasswordCatcher();
  let folder = '';
  let port = 0;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sextant-login-'));
    port = await catcher.listen(folder);
  });

  after(async () => {
    await catcher.close();
    await rm(folder, { recursive: true, force: true });
  });

  for (const one of cases)
    it(one.name, async () => {
      const scene = await laidOut(one, folder, port);
      const { user = 'bob', database = 'sky', from, ...rest } = one.expected;
      const expected = { user, database, ...rest };
      try {
        const ours = await ownLogin(scene, port);
        expect(pick(ours, Object.keys(expected))).to.deep.equal(expected);
        if (from !== undefined) expect(ours.from).to.equal(from);
        if (PSQL) {
          const seen = await psqlLogin(scene, catcher);
          expect(pick(seen, Object.keys(expected)), 'psql').to.deep.equal(expected);
        }
      } finally {
        await scene.remove();
      }
    });
}

async function laidOut(
  { url, environment = {}, passfile, mode = 0o600, files = {} }: LoginCase,
  folder: string,
  port: number,
): Promise<Scene> {
  const home = await mkdtemp(join(folder, 'home-'));
  const filled = (text: string): string =>
    text.replaceAll('{port}', String(port)).replaceAll('{folder}', folder).replaceAll('{home}', home);
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(home, name)), { recursive: true });
    await writeFile(join(home, name), filled(content), { mode: 0o600 });
  }
  if (passfile !== undefined) {
    await writeFile(join(home, '.pgpass'), filled(passfile));
    await chmod(join(home, '.pgpass'), mode);
  }
  const variables = Object.entries({ PGHOST: '127.0.0.1', PGPORT: '{port}', ...environment });
  return {
    url: filled(url),
    environment: { HOME: home, ...Object.fromEntries(variables.map(([name, value]) => [name, filled(value)])) },
    remove: () => rm(home, { recursive: true, force: true }),
  };
}

/** What Sextant would say to the server that listens. */
async function ownLogin({ url, environment }: Scene, port: number): Promise<Record<string, string | undefined>> {
  const resolved = await resolvePostgresAddress(parseDatabaseUrl(url) as PostgresAddress, { environment });
  const candidate = resolved.candidates.find((one) => one.port === port);
  return {
    user: candidate?.user,
    database: candidate?.database,
    password: candidate?.password?.reveal(),
    from: candidate?.passwordFrom,
    applicationName: resolved.applicationName,
    options: resolved.serverOptions,
  };
}

/** What psql says to it. */
async function psqlLogin({ url, environment }: Scene, catcher: PasswordCatcher): Promise<Record<string, string | undefined>> {
  await catcher.take();
  const complaint = await new Promise<string>((resolve) => {
    const env = { PATH: process.env['PATH'], ...environment };
    execFile('psql', ['-X', '-w', '-c', '', url], { env }, (_error, _stdout, stderr) => resolve(stderr));
  });
  const [login, ...others] = await catcher.take();
  expect(login, complaint).not.to.equal(undefined);
  expect(others).to.deep.equal([]);
  return { ...login };
}

function pick(values: Readonly<Record<string, string | undefined>>, names: readonly string[]): Record<string, string | undefined> {
  return Object.fromEntries(names.map((name) => [name, values[name]]));
}
