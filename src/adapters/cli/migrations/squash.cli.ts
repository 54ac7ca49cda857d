import { Command } from 'commander';
import { withCommonOptions, type CommonOptions } from '../common-options.js';
import { toJson } from '../json-output.js';
import { writeLine, type Terminal } from '../terminal.js';
import { administrativeSettings } from './administration.js';

interface SquashOptions extends CommonOptions {
  readonly directory?: string;
  readonly import: string;
  readonly laboratory?: string;
}

/** `sextant squash DATABASE` */
export function squashCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('squash'), { json: 'print one object: { database, file, replaces }' })
    .summary('write one migration that stands for all there are')
    .description(
      'Writes one migration that leads from nothing to the declared tables and replaces all earlier ones: where they were\n' +
        'applied it counts as applied, elsewhere it runs in their place. Keep their files until no database is behind.',
    )
    .argument('<database>', 'a database by its name in the settings')
    .option('--directory <folder>', 'folder of the histories, one folder per database (default: migrations)')
    .option('--import <module>', 'what the file imports Migration from', 'sextant-db/typeorm')
    .option('--laboratory <url>', 'a PostgreSQL server to make a throwaway database on (default: one is started)')
    .addHelpText('after', '\nExample:\n  $ sextant squash catalog')
    .action(async (name: string, options: SquashOptions) => squash(terminal, name, options));
}

async function squash(terminal: Terminal, name: string, options: SquashOptions): Promise<void> {
  const settings = await administrativeSettings(terminal, options);
  settings.database(name);
  const { compositionOf } = await import('../composition.js');
  const { squashMigrations } = await import('../../../administration/make-migration-files.js');
  const { file, replaces } = await squashMigrations(await compositionOf(terminal, settings), settings, name, {
    directory: options.directory ?? 'migrations',
    importFrom: options.import,
    laboratory: options.laboratory,
  });
  if (options.json) return writeLine(terminal.stdout, toJson({ database: name, file, replaces }));
  writeLine(terminal.stdout, `${name}: ${file} replaces ${replaces.join(', ')}`);
}
