import { Command } from 'commander';
import type { DriftReport } from '../../ports/shared/drift-report.js';
import type { LoadedSettings, SettingsFlag } from '../../settings/index.js';
import { DatabasesDiffer } from './command-line.errors.js';
import { withCommonOptions, type CommonOptions } from './common-options.js';
import { compositionOf } from './composition.js';
import { loadCommandSettings } from './command-settings.js';
import { toJson } from './json-output.js';
import { readOnlyUrl } from './read-only-url.js';
import { writeLine, type Terminal } from './terminal.js';
import { withContainer } from './with-container.js';

/** `sextant drift [DATABASE]` */
export function driftCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('drift'), { json: 'print one object: { databases: [{ database, findings, unknownTables, … }] }' })
    .summary('compare the tables of each database with the declared ones')
    .description(
      'Tells how the live databases differ from the declared tables; the exit code is 1 when one does. Migrates and changes nothing.',
    )
    .argument('[database]', 'one database by its name in the settings, for instance catalog')
    .addHelpText('after', '\nExample:\n  $ sextant drift catalog')
    .action(async (database: string | undefined, options: CommonOptions) => showDrift(terminal, database, options));
}

async function showDrift(terminal: Terminal, database: string | undefined, options: CommonOptions): Promise<void> {
  const { driftText } = await import('../../ports/shared/drift-report.js');
  const found = await loadCommandSettings(terminal, options);
  if (database !== undefined) found.database(database);
  const settings = await loadCommandSettings(terminal, options, await onlyLooking(found));
  const reports = await driftOf(settings, database);
  writeLine(terminal.stdout, options.json ? toJson({ databases: reports }) : reports.map(driftText).join('\n\n'));
  const different = reports.filter(({ findings }) => findings.length > 0).map((report) => report.database);
  if (different.length > 0) throw new DatabasesDiffer(different);
}

async function driftOf(settings: LoadedSettings, database: string | undefined): Promise<DriftReport[]> {
  const [{ IdentityDatabase }, { CatalogDatabase }] = await Promise.all([
    import('../../ports/identity/identity.database.js'),
    import('../../ports/catalog/catalog.database.js'),
  ]);
  return withContainer(await compositionOf(settings), async (container) => {
    const opened = [IdentityDatabase, CatalogDatabase].filter((port) => container.has(port)).map((port) => container.resolve(port));
    const reports: DriftReport[] = [];
    for (const one of opened) if (database === undefined || one.name === database) reports.push(await one.drift());
    return reports;
  });
}

/** Opening must neither migrate nor refuse what is to be reported. */
async function onlyLooking(settings: LoadedSettings): Promise<SettingsFlag[]> {
  const flags = Object.entries(settings.databases).map(async ([name, { url }]) => {
    const changes = { url: await readOnlyUrl(url), runMigrations: 'false', autoReflect: 'off' };
    return Object.entries(changes).map(([key, text]) => ({ flag: 'sextant drift', key: `databases.${name}.${key}`, text }));
  });
  return (await Promise.all(flags)).flat();
}
