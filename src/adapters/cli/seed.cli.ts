import { Command } from 'commander';
import type { SeedOutcome } from '../../services/shared/seed.service.js';
import type { LoadedSettings, SettingsFlag } from '../../settings/index.js';
import { withCommonOptions, type CommonOptions } from './common-options.js';
import { compositionOf } from './composition.js';
import { loadCommandSettings } from './command-settings.js';
import { interruptible } from './interruptible.js';
import { toJson } from './json-output.js';
import { writeLine, type Terminal } from './terminal.js';
import { textTable } from './text-table.js';
import { withContainer } from './with-container.js';
import { count } from './wording.js';

interface SeedCommandOptions extends CommonOptions {
  readonly dryRun?: true;
}

/** `sextant seed [NAME]` */
export function seedCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('seed'), {
    json: 'print one object: { profile, dryRun, seeds: [{ seed, version, database, state, created, found, milliseconds }] }',
  })
    .summary('make the rows that a profile starts with')
    .description(
      'Runs the seeds of the profile that were not run yet, each in one transaction, and records them. A seed runs once for\n' +
        'each of its versions. --dry-run runs them and rolls back; it migrates nothing either.',
    )
    .argument('[name]', 'only this seed (default: all of the profile)')
    .option('-n, --dry-run', 'tell what would be made, and make nothing')
    .addHelpText('after', '\nExample:\n  $ sextant seed demo-users --profile development --dry-run')
    .action(async (name: string | undefined, options: SeedCommandOptions) => seed(terminal, name, options));
}

async function seed(terminal: Terminal, name: string | undefined, options: SeedCommandOptions): Promise<void> {
  const { SeedService } = await import('../../services/shared/seed.service.js');
  const found = await loadCommandSettings(terminal, options);
  const dryRun = options.dryRun === true;
  const settings = dryRun ? await loadCommandSettings(terminal, options, await leavingNothing(found)) : found;
  const seeds = await interruptible(terminal, async (signal) =>
    withContainer({ ...(await compositionOf(terminal, settings)), signal }, (container) =>
      container.resolve(SeedService).run({
        name,
        dryRun,
        signal,
        onBegin: ({ name: begun, version, database }) => {
          if (terminal.stderr.isTTY) writeLine(terminal.stderr, `› ${begun} v${version} in ${database.name} …`);
        },
      }),
    ),
  );
  const { profile } = settings;
  if (options.json) return writeLine(terminal.stdout, toJson({ profile, dryRun, seeds }));
  writeLine(terminal.stdout, seeds.length === 0 ? `profile ${profile} has no seed` : tableOf(seeds));
}

function tableOf(seeds: readonly SeedOutcome[]): string {
  const rows = seeds.map(({ seed: name, version, database, state, created, found }) => [
    name,
    String(version),
    database,
    state,
    counts(created),
    counts(found),
  ]);
  return textTable([['SEED', 'VERSION', 'DATABASE', 'STATE', 'CREATED', 'FOUND'], ...rows]);
}

function counts(byKind: Readonly<Record<string, number>>): string {
  const entries = Object.entries(byKind).map(([kind, number]) => `${kind} ${count(number)}`);
  return entries.length === 0 ? '-' : entries.join(', ');
}

/** Opening for a dry run must neither migrate nor make the file of a SQLite database. */
async function leavingNothing(settings: LoadedSettings): Promise<SettingsFlag[]> {
  const { databaseUrl, parseDatabaseUrl } = await import('../../connections/index.js');
  return Object.entries(settings.databases).flatMap(([name, { url }]) => {
    const address = parseDatabaseUrl(url);
    const existing = address.engine === 'sqlite' && address.access === 'create' && address.path !== ':memory:';
    const changes = { url: existing ? databaseUrl({ ...address, access: 'write' }) : url.reveal(), runMigrations: 'false' };
    return Object.entries(changes).map(([key, text]) => ({ flag: 'sextant seed --dry-run', key: `databases.${name}.${key}`, text }));
  });
}
