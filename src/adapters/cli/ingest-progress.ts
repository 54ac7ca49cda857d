import type { SingleBar } from 'cli-progress';
import type { IngestPosition } from '../../services/catalog/ingest.service.js';
import { count } from './wording.js';
import type { TerminalStream } from './terminal.js';

/** Shows how far an ingest has come; on a stream that is no terminal it shows nothing. */
export interface IngestProgress {
  show(position: IngestPosition): void;
  /** Leaves the last state on the screen and the cursor on a new line. */
  end(): void;
}

const SILENT: IngestProgress = { show: () => undefined, end: () => undefined };
const WITH_SIZE = ' {bar} {percentage}%  {rows} rows  {rate} rows/s  ETA {eta_formatted}';
const WITHOUT_SIZE = ' {rows} rows  {rate} rows/s  {duration_formatted}';
const REFRESHES_PER_SECOND = 10;

/** A progress bar on a terminal. `now` in milliseconds. */
export async function ingestProgress(stream: TerminalStream, now: () => number = () => performance.now()): Promise<IngestProgress> {
  if (stream.isTTY !== true) return SILENT;
  const { SingleBar, Presets } = (await import('cli-progress')).default;
  return new BarProgress(
    (format) => new SingleBar({ stream, format, fps: REFRESHES_PER_SECOND, gracefulExit: false }, Presets.shades_classic),
    now,
  );
}

class BarProgress implements IngestProgress {
  readonly #begun: number;
  #bar: SingleBar | undefined;

  constructor(
    private readonly createBar: (format: string) => SingleBar,
    private readonly now: () => number,
  ) {
    this.#begun = now();
  }

  show({ rows, bytes, totalBytes }: IngestPosition): void {
    const seconds = Math.max((this.now() - this.#begun) / 1000, 0.001);
    const payload = { rows: count(rows), rate: count(Math.round(rows / seconds)) };
    if (this.#bar) return this.#bar.update(bytes, payload);
    this.#bar = this.createBar(totalBytes === undefined ? WITHOUT_SIZE : WITH_SIZE);
    this.#bar.start(totalBytes ?? 0, bytes, payload);
  }

  end(): void {
    this.#bar?.stop();
  }
}
