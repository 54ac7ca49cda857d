import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNode, runProgram, type ProgramResult } from './run-node.js';

const MAIN = fileURLToPath(new URL('../../src/adapters/cli/main.js', import.meta.url));

/** A folder of its own to run `sextant` in, with an environment that holds nothing of this machine's settings. */
export class CommandFolder {
  readonly path = mkdtempSync(path.join(tmpdir(), 'sextant-cli-'));

  run(args: readonly string[], environment: NodeJS.ProcessEnv = {}, input = ''): Promise<ProgramResult> {
    return runNode([MAIN, ...args], { cwd: this.path, env: cleanEnvironment(environment), input });
  }

  /** Runs a script of a POSIX shell in which `sextant` is this build, up to its first command that fails. */
  script(text: string): Promise<ProgramResult> {
    const sextant = `sextant() { '${process.execPath}' '${MAIN}' "$@"; }`;
    return runProgram('sh', ['-euc', `${sextant}\n${text}`], { cwd: this.path, env: cleanEnvironment({}) });
  }

  /** Starts `sextant start --json` on a free port and waits until it listens. @throws Error when it ends before. */
  async start(args: readonly string[] = [], environment: NodeJS.ProcessEnv = {}): Promise<StartedApplication> {
    const child = spawn(process.execPath, [MAIN, 'start', '--json', '--port', '0', '--set', 'log.level=silent', ...args], {
      cwd: this.path,
      env: cleanEnvironment(environment),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return StartedApplication.listening(child);
  }

  /** Starts `sextant start` and sends a signal as soon as it says `text`. Gives the exit code. */
  async stopAt(text: string, signal: NodeJS.Signals): Promise<number | null> {
    const child = spawn(process.execPath, [MAIN, 'start', '--port', '0', '--set', 'log.level=silent'], {
      cwd: this.path,
      env: cleanEnvironment({}),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      if (!said.includes(text) && (said += chunk).includes(text)) child.kill(signal);
    });
    return new Promise((resolve) => child.once('close', resolve));
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** The environment without anything that would set Sextant up. */
export function cleanEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const foreign = /^(SEXTANT_|DATABASE_|DB_POOL_|RUN_MIGRATIONS$|NO_COLOR$|FORCE_COLOR$)/;
  const own = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return { ...Object.fromEntries(own), ...environment };
}

/** What `sextant start --json` prints once it listens. */
export interface Announcement {
  readonly url: string;
  readonly profile: string;
  readonly pid: number;
  readonly databases: Readonly<Record<string, string>>;
  readonly sampleData: { readonly inserted: number } | null;
}

/** A running `sextant start`. */
export class StartedApplication {
  private constructor(
    private readonly child: ChildProcess,
    private readonly ended: Promise<number | null>,
    private readonly errors: string[],
    readonly announcement: Announcement,
  ) {}

  static async listening(child: ChildProcess): Promise<StartedApplication> {
    const errors: string[] = [];
    child.stderr?.setEncoding('utf8').on('data', (text: string) => errors.push(text));
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const line = await Promise.race([
      new Promise<string>((resolve) => child.stdout?.setEncoding('utf8').once('data', resolve)),
      ended.then((code) => Promise.reject(new Error(`sextant start ended with ${String(code)}\n${errors.join('')}`))),
    ]);
    return new StartedApplication(child, ended, errors, JSON.parse(line) as Announcement);
  }

  get url(): string {
    return this.announcement.url;
  }

  get stderr(): string {
    return this.errors.join('');
  }

  /** Waits until it has said a text on standard error. */
  async says(text: string): Promise<void> {
    while (!this.stderr.includes(text) && this.child.stderr) await once(this.child.stderr, 'data');
  }

  async get(resource: string): Promise<unknown> {
    return (await fetch(this.url + resource)).json();
  }

  /** Sends a signal and waits for the end. Gives the exit code. */
  stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    this.child.kill(signal);
    return this.ended;
  }
}
