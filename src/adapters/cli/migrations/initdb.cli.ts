import { Command } from 'commander';
import { withCommonOptions, type CommonOptions } from '../common-options.js';
import { interruptible } from '../interruptible.js';
import { toJson } from '../json-output.js';
import { writeLine, type Terminal } from '../terminal.js';
import { administer, administrativeSettings } from './administration.js';
import { requireConfirmation } from './confirmation.js';
import { migrationProgress } from './migration-progress.js';
import { placesOf } from './places.js';

interface InitdbOptions extends CommonOptions {
  readonly drop?: true;
  readonly confirm: readonly string[];
}

/** `sextant initdb [DATABASE…]` */
export function initdbCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('initdb'), { json: 'print one object: { created, dropped, databases: [{ database, applied }] }' })
    .summary('make the databases and their tables; harmless where they are')
    .description('Makes each database that is missing and applies every migration. Running it again does nothing.')
    .argument('[database...]', 'databases by their names in the settings (default: all)')
    .option('--drop', 'drop them first, with everything in them')
    .option('--confirm <name>', 'for --drop in production: the name of the database, or the path of the file', addName, [])
    .addHelpText('after', '\nExample:\n  $ sextant initdb --profile development --drop')
    .action(async (names: string[], options: InitdbOptions) => initdb(terminal, names, options));
}

async function initdb(terminal: Terminal, names: readonly string[], options: InitdbOptions): Promise<void> {
  const settings = await administrativeSettings(terminal, options);
  const places = await placesOf(settings, names, { whole: options.drop === true });
  const dropped: string[] = [];
  if (options.drop) {
    requireConfirmation(
      settings.profile,
      places.map(({ name }) => name),
      options.confirm,
    );
    for (const { place, name } of places) if (await place.drop()) dropped.push(name);
  }
  const created: string[] = [];
  for (const { place, name } of places) if (await place.create()) created.push(name);
  const databases = await interruptible(terminal, (signal) =>
    administer(terminal, options, names, async (opened) => {
      const done: { database: string; applied: string[] }[] = [];
      for (const database of opened)
        done.push({
          database: database.name,
          applied: await database.migrator().migrate({ signal, onEvent: migrationProgress(terminal, database.name) }),
        });
      return done;
    }),
  );
  if (options.json) return writeLine(terminal.stdout, toJson({ dropped, created, databases }));
  for (const name of dropped) writeLine(terminal.stdout, `dropped ${name}`);
  for (const name of created) writeLine(terminal.stdout, `created ${name}`);
  for (const { database, applied } of databases)
    writeLine(terminal.stdout, `${database}: ${applied.length === 0 ? 'nothing to do' : `applied ${applied.join(', ')}`}`);
}

export function addName(name: string, earlier: readonly string[]): readonly string[] {
  return [...earlier, name];
}
