import { existsSync } from 'node:fs';
import { chown, cp, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildOnce } from './cache-folder.js';
import type { PostgresBinaries } from './postgres-binaries.js';
import { runProgram } from './run-program.js';
import type { ServerAccount } from './server-account.js';

/** Members of the role `password_required` must give their password; everybody else is trusted. */
const ACCESS_RULES = `local all all trust
host all +password_required all scram-sha-256
host all all all trust
host replication all all trust
`;

/** A cluster freshly initialised, kept to be copied: `initdb` takes half a second, a copy some milliseconds. */
export async function clusterTemplate(binaries: PostgresBinaries, account: ServerAccount, cache: string): Promise<string> {
  const template = join(cache, `template-${binaries.fingerprint}`);
  if (!existsSync(template)) {
    await buildOnce(template, async (draft) => {
      await own(draft, account);
      const flags = ['-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--locale=C', '--no-sync', '--no-instructions'];
      await runProgram(join(binaries.folder, 'initdb'), ['-D', draft, ...flags], { account, folder: cache });
      await writeFile(join(draft, 'pg_hba.conf'), ACCESS_RULES);
    });
  }
  return template;
}

/** An empty folder for one server. */
export async function newHome(account: ServerAccount, cache: string): Promise<string> {
  const home = await mkdtemp(join(cache, 'server-'));
  await own(home, account);
  return home;
}

/** A copy of the template in the home of a server; returns its data folder. */
export async function newCluster(template: string, home: string, account: ServerAccount): Promise<string> {
  const folder = join(home, 'data');
  if (process.platform === 'win32') await cp(template, folder, { recursive: true });
  else await runProgram('cp', ['-a', template, folder], { account, folder: home });
  return folder;
}

/** The cluster starts as a standby the next time; the server removes the mark when it is promoted. */
export async function markStandby(cluster: string, { uid, gid }: ServerAccount): Promise<void> {
  const mark = join(cluster, 'standby.signal');
  await writeFile(mark, '');
  if (uid !== undefined && gid !== undefined) await chown(mark, uid, gid);
}

/**
 * Whatever clears old temporary files may have thinned out a template: one that fails and is more than an hour old is
 * removed, so that the next start makes a new one. False when the template is young and the fault lies elsewhere.
 */
export async function forgetOldTemplate(template: string): Promise<boolean> {
  const made = await stat(template).catch(() => undefined);
  if (made && Date.now() - made.ctimeMs < 3_600_000) return false;
  await rm(template, { recursive: true, force: true });
  return true;
}

async function own(folder: string, { uid, gid }: ServerAccount): Promise<void> {
  await mkdir(folder, { recursive: true });
  if (uid !== undefined && gid !== undefined) await chown(folder, uid, gid);
}
