import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { withAdministered } from '../../../administration/administered-databases.js';
import type { Secret } from '../../../domain/shared/secret.js';
import type { LoadedSettings, SettingsFlag } from '../../../settings/index.js';
import { loadCommandSettings } from '../command-settings.js';
import type { CommonOptions } from '../common-options.js';
import { compositionOf } from '../composition.js';
import { readOnlyUrl } from '../read-only-url.js';
import type { Terminal } from '../terminal.js';

type Work<Result> = Parameters<typeof withAdministered<Result>>[2];

/** A database on PostgreSQL or SQLite, as its administrator sees it. */
export type AdministeredDatabase = Parameters<Work<unknown>>[0][number];

/** The settings of a command that decides itself when databases are migrated. */
export async function administrativeSettings(terminal: Terminal, options: CommonOptions): Promise<LoadedSettings> {
  const found = await loadCommandSettings(terminal, options);
  const flags = Object.keys(found.databases).flatMap((name): SettingsFlag[] =>
    Object.entries({ runMigrations: 'false', autoReflect: 'off' }).map(([key, text]) => ({
      flag: 'migrating by command',
      key: `databases.${name}.${key}`,
      text,
    })),
  );
  return loadCommandSettings(terminal, options, flags);
}

/** Opens the databases of these names, or all, without migrating them, and works with them. */
export async function administer<Result>(
  terminal: Terminal,
  options: CommonOptions,
  names: readonly string[],
  work: Work<Result>,
): Promise<Result> {
  const settings = await administrativeSettings(terminal, options);
  for (const name of names) settings.database(name);
  const administered = await import('../../../administration/administered-databases.js');
  return administered.withAdministered(await compositionOf(terminal, settings), names, work);
}

/**
 * The same for commands that only look: a SQLite file is not written to, and one that is not there is not made; an empty one
 * stands in for it.
 */
export async function inspect<Result>(
  terminal: Terminal,
  options: CommonOptions,
  names: readonly string[],
  work: Work<Result>,
): Promise<Result> {
  const settings = await administrativeSettings(terminal, options);
  const folder = await mkdtemp(join(tmpdir(), 'sextant-look-'));
  try {
    const urls = Object.entries(settings.databases).map(async ([name, { url }]) => ({ name, url: await untouchedUrl(name, url, folder) }));
    const set = (await Promise.all(urls)).map(({ name, url }) => ({ key: `databases.${name}.url`, text: url }));
    return await administer(terminal, { ...options, set: [...options.set, ...set] }, names, work);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function untouchedUrl(name: string, url: Secret, folder: string): Promise<string> {
  const { databaseUrl, parseDatabaseUrl } = await import('../../../connections/index.js');
  const address = parseDatabaseUrl(url);
  if (address.engine !== 'sqlite' || existsSync(address.path)) return readOnlyUrl(url);
  return databaseUrl({ engine: 'sqlite', path: join(folder, `${name}.db`) });
}
