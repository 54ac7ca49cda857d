import type { Application } from './application.js';
import { reportFailure } from './failure-report.js';
import { runProgram } from './program.js';
import { processTerminal } from './terminal.js';

/** How long something that was left open may keep the finished process alive. */
const GRACE_MILLISECONDS = 2000;

/**
 * Runs the command line of this process for a program with databases of its own: migrations, seeds, drift, reflection,
 * diagrams, settings, and the commands it brings itself. Sets the exit code; failures are told on standard error and never
 * thrown. To be called once, as the last thing a program does: it also takes over uncaught errors and closed pipes.
 *
 * @param argv without node and script.
 */
export async function runCommandLine(application?: Application, argv: readonly string[] = process.argv.slice(2)): Promise<void> {
  const terminal = { ...processTerminal(), application };
  // A reader that has seen enough (`| head`) is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? 0 : 70);
  });
  process.on('uncaughtException', (error) => {
    process.exit(reportFailure(terminal, error, { json: argv.includes('--json'), debug: argv.includes('--debug') }));
  });
  process.exitCode = await runProgram(argv, terminal);
  setTimeout(() => process.exit(), GRACE_MILLISECONDS).unref();
}
