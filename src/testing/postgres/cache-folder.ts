import { chmod, lstat, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountCanReach, type ServerAccount } from './server-account.js';
import { ThrowawayPostgresFailed } from './throwaway-postgres.errors.js';

/** The folder of this user for clusters, templates and copied binaries, in the system's temporary folder. */
export async function cacheFolder(account: ServerAccount): Promise<string> {
  const user = process.getuid?.() ?? 'user';
  const parent = [tmpdir(), '/tmp', '/var/tmp'].find((candidate) => accountCanReach(account, candidate));
  if (!parent) throw new ThrowawayPostgresFailed(`no temporary folder that the user ${account.uid} can enter`);
  const folder = join(parent, `sextant-postgres-${user}`);
  await mkdir(folder, { recursive: true });
  const found = await lstat(folder);
  // A folder made by somebody else under this guessable name could hold a template that is not ours.
  if (!found.isDirectory() || (process.getuid && found.uid !== process.getuid()))
    throw new ThrowawayPostgresFailed(`${folder} belongs to somebody else; remove it or set TMPDIR`);
  await chmod(folder, account.uid === undefined ? 0o700 : 0o711);
  return folder;
}

/**
 * Builds a folder under a name of its own and moves it into place in one step, so that a reader never sees half of it
 * and two processes that build it at once both succeed.
 */
export async function buildOnce(target: string, build: (draft: string) => Promise<void>): Promise<void> {
  const draft = await mkdtemp(`${target}-draft-`);
  try {
    await build(draft);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
  }
}
