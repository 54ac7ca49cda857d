import { Command } from 'commander';
import { withCommonOptions, type CommonOptions } from '../common-options.js';
import { toJson } from '../json-output.js';
import { interruptible } from '../interruptible.js';
import { writeLine, type Terminal } from '../terminal.js';
import { administer, inspect, type AdministeredDatabase } from './administration.js';
import { MigrationsPending } from './migration-command.errors.js';
import { migrationProgress } from './migration-progress.js';

interface MigrateCommandOptions extends CommonOptions {
  readonly to?: string;
  readonly plan?: true;
  readonly check?: true;
  readonly lockTimeout?: number;
  readonly wait?: number;
}

/** `sextant migrate [DATABASE…]` */
export function migrateCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('migrate'), { json: 'print one object: { databases: [{ database, applied | pending }] }' })
    .summary('apply the migrations that are missing')
    .description(
      'Applies what is missing, one migration after the other, while no other process can. A killed run is taken up by the\n' +
        'next one. --plan and --check write nothing.',
    )
    .argument('[database...]', 'databases by their names in the settings (default: all)')
    .option('--to <migration>', 'the last migration to apply')
    .option('--plan', 'print the SQL that would run')
    .option('--check', 'exit with 1 when a database is behind or its history contradicts the migrations')
    .option('--lock-timeout <milliseconds>', 'how long a statement waits for a lock before it lets the others pass', Number)
    .option('--wait <milliseconds>', 'how long in all it is tried again', Number)
    .addHelpText('after', '\nExamples:\n  $ sextant migrate --plan\n  $ sextant migrate catalog --to 20261121-0001-create-observations')
    .action(async (names: string[], options: MigrateCommandOptions) => migrate(terminal, names, options));
}

async function migrate(terminal: Terminal, names: readonly string[], options: MigrateCommandOptions): Promise<void> {
  if (options.check) return check(terminal, names, options);
  if (options.plan) return plan(terminal, names, options);
  const databases = await interruptible(terminal, (signal) =>
    administer(terminal, options, names, async (opened) => {
      const done: { database: string; applied: string[] }[] = [];
      for (const database of opened)
        done.push({
          database: database.name,
          applied: await database.migrator().migrate({
            to: options.to,
            signal,
            lockTimeoutMilliseconds: options.lockTimeout,
            waitMilliseconds: options.wait,
            onEvent: migrationProgress(terminal, database.name),
          }),
        });
      return done;
    }),
  );
  if (options.json) return writeLine(terminal.stdout, toJson({ databases }));
  for (const { database, applied } of databases)
    writeLine(terminal.stdout, `${database}: ${applied.length === 0 ? 'nothing to do' : `applied ${applied.join(', ')}`}`);
}

async function plan(terminal: Terminal, names: readonly string[], options: MigrateCommandOptions): Promise<void> {
  const databases = await inspect(terminal, options, names, (opened) =>
    Promise.all(opened.map(async (database) => ({ database: database.name, pending: await database.migrator().plan({ to: options.to }) }))),
  );
  if (options.json) return writeLine(terminal.stdout, toJson({ databases }));
  for (const { database, pending } of databases) {
    if (pending.length === 0) writeLine(terminal.stdout, `-- ${database}: nothing to do`);
    for (const { migration, statements } of pending)
      writeLine(terminal.stdout, [`-- ${database}: ${migration}`, ...statements.map((text) => `${text};`)].join('\n'));
  }
}

async function check(terminal: Terminal, names: readonly string[], options: MigrateCommandOptions): Promise<void> {
  const behind = await inspect(terminal, options, names, async (opened) => (await Promise.all(opened.map(behindOf))).flat());
  if (options.json) writeLine(terminal.stdout, toJson({ behind }));
  if (behind.length > 0)
    throw new MigrationsPending(behind.map(({ database, migration, state }) => `${database}: ${migration} is ${state}`));
  if (!options.json) writeLine(terminal.stdout, 'every migration is applied');
}

async function behindOf(database: AdministeredDatabase) {
  const statuses = await database.migrator().statuses();
  return statuses
    .filter(({ state }) => state !== 'applied')
    .map(({ name, state }) => ({ database: database.name, migration: name, state }));
}
