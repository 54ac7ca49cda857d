import type { StopSignal, Terminal } from './terminal.js';

/**
 * A second signal sooner than this is the same wish: Ctrl-C reaches the whole group of processes, and npm passes the
 * signal on once more.
 */
const SAME_WISH_MILLISECONDS = 500;

const SIGNAL_NUMBERS: Readonly<Record<StopSignal, number>> = { SIGINT: 2, SIGTERM: 15 };

/** The wish of the user that the command should end. */
export interface StopRequest extends Disposable {
  /** Aborted by the first signal. */
  readonly signal: AbortSignal;
  /** The signal that came first. */
  readonly received: StopSignal | undefined;
  /** Resolves with the first signal. */
  readonly requested: Promise<StopSignal>;
}

/** Listens for SIGINT and SIGTERM: the first asks for an orderly end, a later one ends the process at once. */
export function listenForStop(terminal: Terminal, now: () => number = () => performance.now()): StopRequest {
  const controller = new AbortController();
  let received: StopSignal | undefined;
  let receivedAt = 0;
  let resolve: (signal: StopSignal) => void = () => undefined;
  const requested = new Promise<StopSignal>((settle) => (resolve = settle));
  const stopListening = terminal.onStopSignal((signal) => {
    if (received !== undefined) {
      if (now() - receivedAt >= SAME_WISH_MILLISECONDS) terminal.exitNow(128 + SIGNAL_NUMBERS[signal]);
      return;
    }
    received = signal;
    receivedAt = now();
    resolve(signal);
    controller.abort(new DOMException(`stopped by ${signal}`, 'AbortError'));
  });
  return {
    signal: controller.signal,
    requested,
    get received() {
      return received;
    },
    [Symbol.dispose]: stopListening,
  };
}
