import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { cleanEnvironment, type CommandFolder } from './cli-process.js';
import type { ShellCommand } from './command-shell-process.js';
import type { ProgramResult } from './run-node.js';

const PROCESS = fileURLToPath(new URL('./command-shell-process.js', import.meta.url));

/**
 * Runs `sextant` commands one after the other in one process, which saves the second that each would need to start. What a
 * process as a whole does (its exit code, its streams, its end) is for `CommandFolder.run`.
 */
export class CommandShell {
  private readonly child: ChildProcess = fork(PROCESS, { env: cleanEnvironment({}) });

  /** @throws Error when the process ends instead of answering */
  async run(folder: CommandFolder, args: readonly string[]): Promise<ProgramResult> {
    const ended = new AbortController();
    const answer = once(this.child, 'message', { signal: ended.signal }) as Promise<[ProgramResult]>;
    const gone = (): void => ended.abort(new Error(`sextant ${args.join(' ')} ended its process`));
    this.child.once('exit', gone);
    this.child.send({ args, cwd: folder.path } satisfies ShellCommand);
    try {
      return (await answer)[0];
    } finally {
      this.child.off('exit', gone);
    }
  }

  async close(): Promise<void> {
    const exited = once(this.child, 'exit');
    this.child.disconnect();
    await exited;
  }
}
