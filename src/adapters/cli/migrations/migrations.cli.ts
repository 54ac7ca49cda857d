import { Command } from 'commander';
import { withCommonOptions, type CommonOptions } from '../common-options.js';
import { toJson } from '../json-output.js';
import { writeLine, type Terminal } from '../terminal.js';
import { textTable } from '../text-table.js';
import { inspect } from './administration.js';

/** `sextant migrations [DATABASE…]` */
export function migrationsCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('migrations'), { json: 'print one object: { databases: [{ database, migrations }] }' })
    .summary('show each migration and its state')
    .description('Shows every migration that is declared or applied: applied, pending, edited, missing, late, begun or interrupted.')
    .argument('[database...]', 'databases by their names in the settings (default: all)')
    .addHelpText('after', '\nExample:\n  $ sextant migrations catalog')
    .action(async (names: string[], options: CommonOptions) => showMigrations(terminal, names, options));
}

async function showMigrations(terminal: Terminal, names: readonly string[], options: CommonOptions): Promise<void> {
  const databases = await inspect(terminal, options, names, (opened) =>
    Promise.all(opened.map(async (database) => ({ database: database.name, migrations: await database.migrator().statuses() }))),
  );
  if (options.json) return writeLine(terminal.stdout, toJson({ databases }));
  const rows = databases.flatMap(({ database, migrations }) =>
    migrations.map(({ name, state, appliedAt, milliseconds, step }) => [
      database,
      name,
      step === undefined ? state : `${state} at step ${String(step)}`,
      appliedAt?.toString() ?? '',
      milliseconds === undefined ? '' : `${String(milliseconds)} ms`,
    ]),
  );
  writeLine(terminal.stdout, textTable([['DATABASE', 'MIGRATION', 'STATE', 'APPLIED AT', 'TOOK'], ...rows]));
}
