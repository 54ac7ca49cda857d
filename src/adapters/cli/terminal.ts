import type { Readable, Writable } from 'node:stream';
import type { Application } from './application.js';

/** Signals that ask a command to end. */
export type StopSignal = 'SIGINT' | 'SIGTERM';

/** What a command sees of the process: its streams, its environment and its signals. Tests give their own. */
export interface Terminal {
  /** The program whose command line this is; Sextant's own where there is none. */
  readonly application?: Application | undefined;
  /** Answers to questions; absent where nobody can be asked. */
  readonly stdin?: Readable & { readonly isTTY?: boolean | undefined };
  /** Data goes here. */
  readonly stdout: TerminalStream;
  /** Progress and errors go here. */
  readonly stderr: TerminalStream;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Calls the listener for each signal until the returned function is called. */
  onStopSignal(listener: (signal: StopSignal) => void): () => void;
  /** Ends the process without waiting for anything. */
  exitNow(code: number): void;
}

export type TerminalStream = Writable & { readonly isTTY?: boolean | undefined; readonly columns?: number | undefined };

/** The terminal of this process. */
export function processTerminal(): Terminal {
  return {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    environment: process.env,
    onStopSignal(listener) {
      process.on('SIGINT', listener).on('SIGTERM', listener);
      return () => {
        process.off('SIGINT', listener).off('SIGTERM', listener);
      };
    },
    exitNow: (code) => process.exit(code),
  };
}

/** One line (or several) of data or of text for the reader. */
export function writeLine(stream: TerminalStream, text: string): void {
  stream.write(`${text}\n`);
}
