import { Command } from 'commander';
import { CommandLineMisused } from '../command-line.errors.js';
import { withCommonOptions, type CommonOptions } from '../common-options.js';
import { toJson } from '../json-output.js';
import { writeLine, type Terminal } from '../terminal.js';
import { administer, type AdministeredDatabase } from './administration.js';

interface RepairCommandOptions extends CommonOptions {
  readonly migration: string;
  readonly step?: number;
  readonly done?: true;
  readonly undone?: true;
  readonly accept?: true;
  readonly forget?: true;
}

type Repair = Parameters<AdministeredDatabase['repair']>[0];

const EXAMPLES = `
Examples:
  $ sextant repair catalog --migration 20261201-0002-index --step 3 --done
  $ sextant repair catalog --migration 20261201-0002-index --accept`;

/** `sextant repair DATABASE` */
export function repairCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('repair'), { json: 'print one object: { database, repaired }' })
    .summary('tell the ledger of migrations what the program cannot know')
    .description('Corrects the ledger alone; the tables stay as they are. `sextant migrations` shows what is wrong.')
    .argument('<database>', 'a database by its name in the settings')
    .requiredOption('--migration <name>', 'the migration it is about')
    .option('--step <number>', 'the step that was interrupted', Number)
    .option('--done', 'the interrupted step took effect')
    .option('--undone', 'the interrupted step did not take effect, and is to run again')
    .option('--accept', 'the edited text of the applied migration is right')
    .option('--forget', 'the applied migration is not part of this program any more; what it did stays')
    .addHelpText('after', EXAMPLES)
    .action(async (name: string, options: RepairCommandOptions) => repair(terminal, name, options));
}

async function repair(terminal: Terminal, name: string, options: RepairCommandOptions): Promise<void> {
  const wanted = repairOf(options);
  await administer(terminal, options, [name], async (opened) => {
    for (const database of opened) await database.repair(wanted);
  });
  if (options.json) return writeLine(terminal.stdout, toJson({ database: name, repaired: wanted }));
  writeLine(terminal.stdout, `${name}: the ledger says so now; go on with \`sextant migrate ${name}\``);
}

function repairOf({ migration, step, done, undone, accept, forget }: RepairCommandOptions): Repair {
  const asked = [done, undone, accept, forget].filter(Boolean).length;
  if (asked !== 1) throw new CommandLineMisused('give one of --done, --undone, --accept and --forget');
  if (accept) return { kind: 'accept', migration };
  if (forget) return { kind: 'forget', migration };
  if (step === undefined || !Number.isInteger(step)) throw new CommandLineMisused('--done and --undone need --step with its number');
  return { kind: 'step', migration, step, outcome: done ? 'done' : 'undone' };
}
