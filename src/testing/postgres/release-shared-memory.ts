import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { runProgram } from './run-program.js';
import type { ServerAccount } from './server-account.js';

/** In the server's lock file: the key and the number of its System V segment. */
const SEGMENT_LINE = 6;

/**
 * Removes the few bytes of shared memory by which a server knows another one on the same folder. One that ended by itself
 * has done so; of one that was killed they would stay until the machine restarts, and there is room for some thousands.
 */
export async function releaseSharedMemory(cluster: string, account: ServerAccount): Promise<void> {
  const lock = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const segment = lock.split('\n')[SEGMENT_LINE]?.trim().split(/\s+/)[1];
  if (segment === undefined) return;
  await runProgram('ipcrm', ['-m', segment], { account, folder: dirname(cluster) }).catch(() => undefined);
}
