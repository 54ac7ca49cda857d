import { accessSync, constants, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The folder whose `include/node` holds the headers of exactly this Node, if it was installed with them. */
function headersFolder() {
  const prefix = dirname(dirname(process.execPath));
  const version = join(prefix, 'include', 'node', 'node_version.h');
  if (!existsSync(version)) return undefined;
  const text = readFileSync(version, 'utf8');
  const numbers = ['MAJOR', 'MINOR', 'PATCH'].map((part) => new RegExp(`#define NODE_${part}_VERSION (\\d+)`).exec(text)?.[1]);
  return numbers.join('.') === process.versions.node ? prefix : undefined;
}

function homeIsWritable() {
  try {
    accessSync(homedir(), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

let borrowedCache;

/** A cache for this process alone, for a user without a home (a container started with `--user 12345`). */
function temporaryCache() {
  if (borrowedCache === undefined) {
    const folder = mkdtempSync(join(tmpdir(), 'sextant-npm-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    borrowedCache = folder;
  }
  return borrowedCache;
}

/**
 * The environment npm runs in. Two additions: the headers that came with this Node, so that compiling an addon downloads
 * nothing; and a temporary cache where npm has no place for its own.
 */
export function npmEnvironment() {
  const env = { ...process.env };
  const headers = env.npm_config_nodedir === undefined && headersFolder();
  if (headers) env.npm_config_nodedir = headers;
  if (env.npm_config_cache === undefined && !homeIsWritable()) env.npm_config_cache = temporaryCache();
  return env;
}
