import { say } from './progress.mjs';
import { CommandFailed } from './run-command.mjs';

/** Runs the body of a command: a failed program is shown with its own output and no stack trace of ours. */
export async function exitOnFailure(body) {
  try {
    return await body();
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    say(`${error.output.trimEnd()}\n✗ ${error.message}`);
    process.exit(1);
  }
}
