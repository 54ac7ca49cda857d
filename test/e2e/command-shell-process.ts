import { Writable } from 'node:stream';
import { runProgram } from '../../src/adapters/cli/program.js';
import type { ProgramResult } from './run-node.js';

/** One command for `CommandShell`. */
export interface ShellCommand {
  readonly args: readonly string[];
  readonly cwd: string;
}

class Printed extends Writable {
  text = '';

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

// Started by CommandShell: runs one command after the other as the program does, with streams of its own.
process.on('message', ({ args, cwd }: ShellCommand) => {
  process.chdir(cwd);
  const [stdout, stderr] = [new Printed(), new Printed()];
  const terminal = {
    stdout,
    stderr,
    environment: process.env,
    onStopSignal: () => () => undefined,
    exitNow: (code: number) => process.exit(code),
  };
  void runProgram(args, terminal).then((code) => {
    process.send?.({ code, stdout: stdout.text, stderr: stderr.text } satisfies ProgramResult);
  });
});
