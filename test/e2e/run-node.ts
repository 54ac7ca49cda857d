import { spawn } from 'node:child_process';

export interface ProgramResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProgramOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Text for its standard input; default none. */
  readonly input?: string;
}

/** Runs a script with this Node to its end. */
export function runNode(args: readonly string[], options: ProgramOptions): Promise<ProgramResult> {
  return runProgram(process.execPath, args, options);
}

/** Runs a program to its end. */
export function runProgram(
  program: string,
  args: readonly string[],
  { cwd, env = process.env, input = '' }: ProgramOptions,
): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: 'pipe' });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
    // It may end without having read everything.
    child.stdin.on('error', () => undefined).end(input);
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** Like `runNode`, and gives what was printed. @throws Error with everything the program said when it fails. */
export async function outputOfNode(args: readonly string[], options: ProgramOptions): Promise<string> {
  const { code, stdout, stderr } = await runNode(args, options);
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${String(code)}\n${stdout}${stderr}`);
  return stdout;
}
