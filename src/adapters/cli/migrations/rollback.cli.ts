import { Command } from 'commander';
import { withCommonOptions, type CommonOptions } from '../common-options.js';
import { toJson } from '../json-output.js';
import { interruptible } from '../interruptible.js';
import { writeLine, type Terminal } from '../terminal.js';
import { administer, administrativeSettings } from './administration.js';
import { requireConfirmation } from './confirmation.js';
import { addName } from './initdb.cli.js';
import { migrationProgress } from './migration-progress.js';

interface RollbackCommandOptions extends CommonOptions {
  readonly to?: string;
  readonly all?: true;
  readonly confirm: readonly string[];
}

/** `sextant rollback DATABASE` */
export function rollbackCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('rollback'), { json: 'print one object: { database, reverted }' })
    .summary('roll the last migration back')
    .description('Runs the way down of the last migration, or of all after --to. What a migration has dropped does not come back.')
    .argument('<database>', 'a database by its name in the settings')
    .option('--to <migration>', 'the migration that stays the last')
    .option('--all', 'all of them')
    .option('--confirm <name>', 'for --all in production: the name of the database', addName, [])
    .addHelpText('after', '\nExample:\n  $ sextant rollback catalog')
    .action(async (name: string, options: RollbackCommandOptions) => rollback(terminal, name, options));
}

async function rollback(terminal: Terminal, name: string, { to, all, confirm, ...options }: RollbackCommandOptions): Promise<void> {
  if (all) requireConfirmation((await administrativeSettings(terminal, options)).profile, [name], confirm);
  const reverted = await interruptible(terminal, (signal) =>
    administer(terminal, options, [name], async ([database]) => {
      if (!database) return [];
      const onEvent = migrationProgress(terminal, name);
      const migrator = database.migrator();
      const done = await migrator.rollback({ to, signal, onEvent });
      while (all) {
        const more = await migrator.rollback({ signal, onEvent });
        if (more.length === 0) break;
        done.push(...more);
      }
      return done;
    }),
  );
  if (options.json) return writeLine(terminal.stdout, toJson({ database: name, reverted }));
  writeLine(terminal.stdout, `${name}: ${reverted.length === 0 ? 'nothing to do' : `rolled back ${reverted.join(', ')}`}`);
}
