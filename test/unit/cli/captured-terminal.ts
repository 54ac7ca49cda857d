import { PassThrough } from 'node:stream';
import type { StopSignal, Terminal } from '../../../src/adapters/cli/terminal.js';

/** A terminal that keeps what is written to it and sends the signals a test wants. */
export class CapturedTerminal implements Terminal {
  readonly #stdout = new Capture();
  readonly #stderr: Capture;
  readonly #listeners = new Set<(signal: StopSignal) => void>();
  readonly stdout = this.#stdout.stream;
  readonly stderr;
  /** Codes the process would have ended with at once. */
  readonly exits: number[] = [];

  constructor(
    readonly environment: Readonly<Record<string, string | undefined>> = {},
    { interactive = false }: { readonly interactive?: boolean } = {},
  ) {
    this.#stderr = new Capture();
    this.stderr = Object.assign(this.#stderr.stream, { isTTY: interactive, columns: 120 });
  }

  get out(): string {
    return this.#stdout.text;
  }

  get err(): string {
    return this.#stderr.text;
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  onStopSignal(listener: (signal: StopSignal) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  exitNow(code: number): void {
    this.exits.push(code);
  }

  send(signal: StopSignal): void {
    for (const listener of this.#listeners) listener(signal);
  }
}

class Capture {
  readonly #chunks: string[] = [];
  readonly stream = new PassThrough({
    transform: (chunk: Buffer, _encoding, done) => {
      this.#chunks.push(chunk.toString());
      done();
    },
  });

  get text(): string {
    return this.#chunks.join('');
  }
}
