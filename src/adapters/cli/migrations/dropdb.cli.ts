import { Command } from 'commander';
import { withCommonOptions, type CommonOptions } from '../common-options.js';
import { toJson } from '../json-output.js';
import { writeLine, type Terminal } from '../terminal.js';
import { administrativeSettings } from './administration.js';
import { requireConfirmation } from './confirmation.js';
import { addName } from './initdb.cli.js';
import { placesOf } from './places.js';

interface DropdbOptions extends CommonOptions {
  readonly confirm: readonly string[];
}

/** `sextant dropdb [DATABASE…]` */
export function dropdbCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('dropdb'), { json: 'print one object: { dropped }' })
    .summary('drop the databases with everything in them')
    .description('Drops the databases of the server, or removes the files. Nothing is left behind; what is not there is no error.')
    .argument('[database...]', 'databases by their names in the settings (default: all)')
    .option('--confirm <name>', 'in production: the name of the database, or the path of the file', addName, [])
    .addHelpText('after', '\nExample:\n  $ sextant dropdb --profile development')
    .action(async (names: string[], options: DropdbOptions) => dropdb(terminal, names, options));
}

async function dropdb(terminal: Terminal, names: readonly string[], options: DropdbOptions): Promise<void> {
  const settings = await administrativeSettings(terminal, options);
  const places = await placesOf(settings, names, { whole: true });
  requireConfirmation(
    settings.profile,
    places.map(({ name }) => name),
    options.confirm,
  );
  const dropped: string[] = [];
  for (const { place, name } of places) if (await place.drop()) dropped.push(name);
  if (options.json) return writeLine(terminal.stdout, toJson({ dropped }));
  writeLine(terminal.stdout, dropped.length === 0 ? 'nothing to drop' : `dropped ${dropped.join(', ')}`);
}
