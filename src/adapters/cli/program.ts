import { Command, CommanderError } from 'commander';
import { commandName, inItsWords, type CreateCommand } from './application.js';
import { catalogCommand } from './catalog/catalog.cli.js';
import { CommandLineMisused } from './command-line.errors.js';
import { diagramCommand } from './diagram.cli.js';
import { driftCommand } from './drift.cli.js';
import { EXIT_CODES, SUCCESS } from './exit-code.js';
import { reportFailure } from './failure-report.js';
import { graphCommand } from './graph.cli.js';
import { identityCommand } from './identity/identity.cli.js';
import { ingestCommand } from './ingest.cli.js';
import { ledgerCommand } from './ledger.cli.js';
import { MIGRATION_COMMANDS } from './migrations/index.js';
import { observatoryCommand } from './observatory/observatory.cli.js';
import { packageVersion } from './package-root.js';
import { pilotsCommand } from './pilots.cli.js';
import { profilesCommand } from './profiles.cli.js';
import { reflectCommand } from './reflect.cli.js';
import { seedCommand } from './seed.cli.js';
import { settingsCommand } from './settings.cli.js';
import { startCommand } from './start.cli.js';
import type { Terminal } from './terminal.js';
import { urlCommand } from './url.cli.js';

/** What `sextant` itself can do, for the contexts of Sextant. */
const OWN_COMMANDS: readonly CreateCommand[] = [
  startCommand,
  ingestCommand,
  catalogCommand,
  identityCommand,
  ledgerCommand,
  observatoryCommand,
  pilotsCommand,
];

/** What every application can do with its databases, its settings and its components. */
const SHARED_COMMANDS: readonly CreateCommand[] = [
  ...MIGRATION_COMMANDS,
  seedCommand,
  driftCommand,
  reflectCommand,
  diagramCommand,
  settingsCommand,
  profilesCommand,
  urlCommand,
  graphCommand,
];

/** The program with all its commands: that of the application in the terminal, or `sextant`. What a command needs is loaded when it runs. */
export function createProgram(terminal: Terminal): Command {
  const { application } = terminal;
  const program = new Command(commandName(terminal))
    .description(application?.description ?? 'The hexagonal data layer for TypeScript services, as an application.')
    .version(application?.version ?? packageVersion(), '-V, --version', 'print the version')
    .helpCommand('help [command]', 'show the help of a command')
    .addHelpText(
      'after',
      () => `\nExit codes:\n${exitCodeLines()}\n\nExample:\n  $ sextant ${application ? 'migrate --plan' : 'start --port 8080'}`,
    );
  for (const create of application ? (application.commands ?? []) : OWN_COMMANDS) program.addCommand(create(terminal));
  for (const create of SHARED_COMMANDS) program.addCommand(create(terminal).helpGroup('Databases and settings:'));
  for (const command of withSubcommands(program))
    command
      .exitOverride()
      .showSuggestionAfterError()
      .configureOutput({
        writeOut: (text) => terminal.stdout.write(inItsWords(terminal, text)),
        writeErr: (text) => terminal.stderr.write(inItsWords(terminal, text)),
        // Failures are reported in one place and one form.
        outputError: () => undefined,
      });
  return program;
}

/** Runs one command line (without node and script) and returns the exit code. Never rejects. */
export async function runProgram(argv: readonly string[], terminal: Terminal): Promise<number> {
  try {
    await createProgram(terminal).parseAsync(argv, { from: 'user' });
    return SUCCESS;
  } catch (failure) {
    const error = failure instanceof CommanderError ? misuse(failure, argv) : failure;
    if (error === undefined) return SUCCESS;
    return reportFailure(terminal, error, { json: argv.includes('--json'), debug: argv.includes('--debug') });
  }
}

/** Commander also throws after printing help or the version, which is no failure. */
function misuse(error: CommanderError, argv: readonly string[]): CommandLineMisused | undefined {
  if (error.exitCode === 0) return undefined;
  if (error.code === 'commander.help' && argv.length === 0) return new CommandLineMisused('no command was given');
  // The argument itself may hold a password.
  const told = error.message
    .replace(/^error: /, '')
    .replace(/(option '--set .*?') argument '[^]*' is invalid/, '$1 was given something else');
  const [message, suggestion] = told.split('\n(');
  return new CommandLineMisused(
    suggestion === undefined ? String(message) : `${String(message)}; ${suggestion.replace(/^D/, 'd').replace(/\)$/, '')}`,
  );
}

function withSubcommands(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}

function exitCodeLines(): string {
  return EXIT_CODES.map(([code, meaning]) => `  ${String(code).padStart(3)}  ${meaning}`).join('\n');
}
