import { spawn } from 'node:child_process';
import type { ServerAccount } from './server-account.js';
import { ThrowawayPostgresFailed } from './throwaway-postgres.errors.js';

export interface RunOptions {
  readonly account: ServerAccount;
  /** A folder the account can enter; the folder of the test process may be closed to it. */
  readonly folder: string;
}

/** Runs a program to its end. @throws ThrowawayPostgresFailed with its output when it fails. */
export async function runProgram(program: string, argv: readonly string[], { account, folder }: RunOptions): Promise<string> {
  const child = spawn(program, argv, { ...account, cwd: folder, env: plainEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', (error) => reject(new ThrowawayPostgresFailed(`${program} cannot be run (${error.message})`, [], error)));
    child.once('close', resolve);
  });
  if (status !== 0) throw new ThrowawayPostgresFailed(`${program} ended with status ${status}`, output.trim().split('\n').slice(-20));
  return output;
}

/** The environment without PG* variables, which would redirect the tools, and with messages in English. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'));
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}
