import { Command } from 'commander';
import { withCommonOptions, type CommonOptions } from './common-options.js';
import { loadCommandSettings } from './command-settings.js';
import { toJson } from './json-output.js';
import { writeLine, type Terminal } from './terminal.js';
import { textTable } from './text-table.js';

/** `sextant settings [PREFIX]` */
export function settingsCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('settings'), { json: 'print one object: the profile, and every key with value, layer and source' })
    .summary('show every setting, its value and the layer that set it')
    .description('Shows every setting with its value (secrets as ***) and the place that set it. Opens no database.')
    .argument('[prefix]', 'only keys that begin with it, for instance databases.catalog')
    .addHelpText('after', '\nExample:\n  $ SEXTANT_HTTP__PORT=8080 sextant settings http')
    .action(async (prefix: string | undefined, options: CommonOptions) => showSettings(terminal, prefix ?? '', options));
}

async function showSettings(terminal: Terminal, prefix: string, options: CommonOptions): Promise<void> {
  const { explainSettings } = await import('../../settings/index.js');
  const { profile, settings } = explainSettings(await loadCommandSettings(terminal, options));
  const chosen = settings.filter(({ key }) => key === prefix || prefix === '' || key.startsWith(`${prefix}.`));
  if (options.json) return writeLine(terminal.stdout, toJson({ profile, settings: chosen }));
  const rows = chosen.map(({ key, value, layer, source }) => [key, shown(value), layer === 'defaults' ? layer : `${layer}: ${source}`]);
  writeLine(
    terminal.stdout,
    `profile ${profile.name} (chosen by ${profile.chosenBy})\n\n${textTable([['KEY', 'VALUE', 'SET BY'], ...rows])}`,
  );
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : toJson(value ?? null);
}
