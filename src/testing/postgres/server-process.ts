import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { plainEnvironment } from './run-program.js';
import type { ServerAccount } from './server-account.js';
import { ThrowawayPostgresFailed } from './throwaway-postgres.errors.js';

/** How a server ends: `fast` ends every session and writes a checkpoint, `immediate` is a crash, `kill` a kill -9 of its first process. */
export type StopMode = 'fast' | 'immediate' | 'kill';

export interface ServerCommand {
  readonly binaries: string;
  readonly cluster: string;
  readonly port: number;
  readonly settings: Readonly<Record<string, string>>;
  readonly account: ServerAccount;
}

const READY = /database system is ready to accept (read-only )?connections/;
const KEPT_LINES = 200;
const START_LIMIT_MILLISECONDS = 30_000;
const SIGNALS = { fast: 'SIGINT', immediate: 'SIGQUIT', kill: 'SIGKILL' } as const;

/** One running `postgres`. Its handles do not keep the test process alive. */
export class ServerProcess {
  readonly #lines: string[] = [];
  readonly #ended: Promise<number | null>;

  private constructor(private readonly child: ChildProcessByStdio<null, null, Readable>) {
    this.#ended = new Promise((resolve) => child.once('close', resolve));
  }

  /** Resolves once the server accepts connections. @throws ThrowawayPostgresFailed with the server's log otherwise. */
  static async start({ binaries, cluster, port, settings, account }: ServerCommand): Promise<ServerProcess> {
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const child = spawn(join(binaries, 'postgres'), ['-D', cluster, '-p', String(port), ...flags], {
      ...account,
      cwd: cluster,
      env: plainEnvironment(),
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const server = new ServerProcess(child);
    try {
      await server.#ready();
    } catch (error) {
      child.kill('SIGKILL');
      throw error;
    }
    child.unref();
    (child.stderr as Socket).unref();
    return server;
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** What the server wrote lately, oldest first. */
  get log(): readonly string[] {
    return [...this.#lines];
  }

  async stop(mode: StopMode): Promise<void> {
    if (!this.running) return;
    this.child.ref();
    (this.child.stderr as Socket).ref();
    this.child.kill(SIGNALS[mode]);
    await this.#ended;
  }

  #ready(): Promise<void> {
    return new Promise((resolve, reject) => {
      const fail = (why: string, cause?: unknown): void => reject(new ThrowawayPostgresFailed(why, this.#lines.slice(-20), cause));
      const limit = setTimeout(() => fail(`postgres was not ready after ${START_LIMIT_MILLISECONDS} ms`), START_LIMIT_MILLISECONDS);
      void this.#ended
        .then((status) => fail(`postgres ended with status ${status} before it was ready`))
        .finally(() => clearTimeout(limit));
      this.child.once('error', (error) => fail(`postgres cannot be run (${error.message})`, error));
      let rest = '';
      this.child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        this.#lines.push(...lines);
        this.#lines.splice(0, this.#lines.length - KEPT_LINES);
        if (!lines.some((line) => READY.test(line))) return;
        clearTimeout(limit);
        resolve();
      });
    });
  }
}
