import { join } from 'node:path';
import type { ConnectionProfile, ConnectionProfiles } from '../../connections/profiles/index.js';
import { packageRoot } from './package-root.js';
import { toJson } from './json-output.js';
import { writeLine, type Terminal } from './terminal.js';
import { textTable } from './text-table.js';

export interface ConnectionProfilesOptions {
  readonly settingsPath?: string;
  readonly json?: true;
}

/** `sextant profiles --connections`: every connection profile, which one this machine uses, and why. Connects nowhere. */
export async function showConnectionProfiles(terminal: Terminal, options: ConnectionProfilesOptions): Promise<void> {
  const { loadConnectionProfiles } = await import('../../connections/profiles/index.js');
  const profiles = loadConnectionProfiles({
    environment: terminal.environment,
    directory: options.settingsPath,
    bundledFile: join(packageRoot(), 'profiles', 'connections.toml'),
  });
  const { profile, why } = profiles.pick();
  const shown = profiles.names.map((name) => ({ ...profiles.redacted(name), picked: name === profile.name }));
  const { hostName, files } = profiles;
  if (options.json) return writeLine(terminal.stdout, toJson({ hostName, picked: profile.name, why, files, profiles: shown }));
  const rows = await Promise.all(profiles.names.map((name) => rowOf(profiles, name, name === profile.name)));
  const read = files.map(({ path, found }) => `${path}${found ? '' : ' (not there)'}`).join('\n       ');
  const table = textTable([['', 'PROFILE', 'ADDRESS', 'ADMIN', 'DOMAIN', 'PASSWORD'], ...rows]);
  writeLine(terminal.stdout, `${table}\n\npicked: ${profile.name} (${why})\nfiles: ${read}`);
}

async function rowOf(profiles: ConnectionProfiles, name: string, picked: boolean): Promise<string[]> {
  const profile = profiles.get(name);
  const shown = profile.password ? String(profiles.redacted(name)['password']) : 'PGPASSWORD or a password file';
  return [picked ? '*' : ' ', name, await addressOf(profile), profile.admin ?? '', profile.domains.join(' '), shown];
}

async function addressOf({ url, user, host, port, database }: ConnectionProfile): Promise<string> {
  const { databaseUrl, redactedUrl } = await import('../../connections/index.js');
  if (url) return redactedUrl(url);
  return databaseUrl({
    engine: 'postgres',
    ...(user !== undefined && { user }),
    ...(host !== undefined && { host }),
    ...(port !== undefined && { port }),
    ...(database !== undefined && { database }),
  });
}
