import { Command } from 'commander';
import { withCommonOptions, type CommonOptions } from '../common-options.js';
import { toJson } from '../json-output.js';
import { writeLine, type Terminal } from '../terminal.js';
import { administrativeSettings } from './administration.js';
import { addName } from './initdb.cli.js';
import { askOnTerminal } from './rename-question.js';

export interface MakeMigrationsOptions extends CommonOptions {
  readonly name?: string;
  readonly rename: readonly string[];
  readonly fill: readonly string[];
  readonly allowDataLoss?: true;
  readonly directory?: string;
  readonly import: string;
  readonly laboratory?: string;
  readonly dryRun?: true;
}

const EXAMPLES = `
Examples:
  $ sextant make-migrations --name add-phone --fill users.phone=unknown
  $ sextant make-migrations catalog --rename detection.magpsf:magnitude --dry-run`;

/** `sextant make-migrations [DATABASE…]` */
export function makeMigrationsCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('make-migrations'), {
    json: 'print one object: { databases: [{ database, file, summary, losses }] }',
  })
    .alias('make_migrations')
    .summary('write the migration from the history to the declared tables')
    .description(
      'Replays the history on throwaway databases of both engines, writes what differs as one file for both, and tries it\n' +
        'there, up and down. Touches no database of yours. No difference writes no file.',
    )
    .argument('[database...]', 'databases by their names in the settings (default: all)')
    .option('--name <words>', 'what it does: add-phone (default: change)')
    .option('--rename <old:new>', 'a table, or table.column, that goes on under another name; may be repeated', addName, [])
    .option('--fill <table.column=value>', 'for rows without a value of a column that must have one; may be repeated', addName, [])
    .option('--allow-data-loss', 'also write what can lose data')
    .option('--directory <folder>', 'folder of the histories, one folder per database (default: migrations)')
    .option('--import <module>', 'what the files import Migration from', 'sextant-db/typeorm')
    .option('--laboratory <url>', 'a PostgreSQL server to make a throwaway database on (default: one is started)')
    .option('--dry-run', 'print the file and write nothing')
    .addHelpText('after', EXAMPLES)
    .action(async (names: string[], options: MakeMigrationsOptions) => makeMigrations(terminal, names, options));
}

async function makeMigrations(terminal: Terminal, names: readonly string[], options: MakeMigrationsOptions): Promise<void> {
  const settings = await administrativeSettings(terminal, options);
  for (const name of names) settings.database(name);
  const { compositionOf } = await import('../composition.js');
  const { makeMigrationFiles } = await import('../../../administration/make-migration-files.js');
  const written = await makeMigrationFiles(await compositionOf(terminal, settings), settings, names, {
    ...(options.name === undefined ? {} : { words: options.name }),
    renames: options.rename,
    fills: options.fill,
    allowDataLoss: options.allowDataLoss === true,
    directory: options.directory ?? 'migrations',
    importFrom: options.import,
    laboratory: options.laboratory,
    dryRun: options.dryRun === true,
    ...(terminal.stdin?.isTTY ? { isRename: askOnTerminal(terminal) } : {}),
  });
  if (options.json) return writeLine(terminal.stdout, toJson({ databases: written }));
  for (const { database, file, summary, losses, text } of written) {
    if (file === undefined) writeLine(terminal.stdout, `${database}: no difference`);
    else {
      const lines = [...summary.map((line) => `  ${line}`), ...losses.map((line) => `  LOSES DATA: ${line}`)];
      writeLine(terminal.stdout, [`${database}: ${file}`, ...lines, ...(options.dryRun ? ['', text ?? ''] : [])].join('\n'));
    }
  }
}
