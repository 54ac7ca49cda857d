export interface TimelineEntry {
  readonly component: string;
  readonly phase: 'initialize' | 'dispose';
  /** Milliseconds from the beginning of the start (or of the stop) to the call. */
  readonly began: number;
  readonly took: number;
  /** The components it waited for. */
  readonly waitedFor: readonly string[];
  readonly outcome: 'done' | 'failed';
}

/** What a start or a stop spent its time on. Milliseconds throughout. */
export interface TimelineReport {
  readonly construction: number;
  readonly start: number;
  readonly stop: number;
  readonly entries: readonly TimelineEntry[];
  /** The chain of initialisations that the start could not have been shorter than. */
  readonly criticalPath: readonly string[];
}

const WIDTH = 32;

/** The record of one start and the stop that followed: prints as a chart, and as JSON. */
export class Timeline {
  readonly #entries: TimelineEntry[] = [];
  #construction = 0;
  #start = 0;
  #stop = 0;

  record(entry: TimelineEntry): void {
    this.#entries.push(entry);
  }

  constructed(milliseconds: number): void {
    this.#construction = milliseconds;
  }

  started(milliseconds: number): void {
    this.#start = milliseconds;
  }

  stopped(milliseconds: number): void {
    this.#stop = milliseconds;
  }

  get entries(): readonly TimelineEntry[] {
    return [...this.#entries];
  }

  /** From the initialisation that ended last back to one that waited for nothing, each time by the one it waited for longest. */
  get criticalPath(): readonly string[] {
    const entries = this.#entries.filter(({ phase }) => phase === 'initialize');
    const path: string[] = [];
    for (let entry = lastToEnd(entries); entry;) {
      path.unshift(entry.component);
      const { waitedFor } = entry;
      entry = lastToEnd(entries.filter(({ component }) => waitedFor.includes(component)));
    }
    return path;
  }

  toJSON(): TimelineReport {
    return {
      construction: round(this.#construction),
      start: round(this.#start),
      stop: round(this.#stop),
      entries: this.#entries.map((entry) => ({ ...entry, began: round(entry.began), took: round(entry.took) })),
      criticalPath: this.criticalPath,
    };
  }

  toString(): string {
    const lines = [`start ${show(this.#start)} (construction ${show(this.#construction)})`, ...this.#chart('initialize', this.#start)];
    if (this.criticalPath.length > 0) lines.push(`critical path: ${this.criticalPath.join(' -> ')}`);
    if (this.#stop > 0 || this.#entries.some(({ phase }) => phase === 'dispose'))
      lines.push(`stop ${show(this.#stop)}`, ...this.#chart('dispose', this.#stop));
    return lines.join('\n');
  }

  #chart(phase: TimelineEntry['phase'], total: number): readonly string[] {
    const entries = this.#entries.filter((entry) => entry.phase === phase).toSorted((left, right) => left.began - right.began);
    const longest = Math.max(0, ...entries.map(({ component }) => component.length));
    const scale = WIDTH / Math.max(total, ...entries.map(({ began, took }) => began + took), Number.MIN_VALUE);
    return entries.map(({ component, began, took, waitedFor, outcome }) => {
      const offset = Math.min(WIDTH - 1, Math.floor(began * scale));
      const bar = '█'.repeat(Math.max(1, Math.min(WIDTH - offset, Math.round(took * scale))));
      const after = waitedFor.length > 0 ? `  after ${waitedFor.join(', ')}` : '';
      const failed = outcome === 'failed' ? '  FAILED' : '';
      return `  ${component.padEnd(longest)}  ${(' '.repeat(offset) + bar).padEnd(WIDTH)}  ${show(took).padStart(9)}${after}${failed}`;
    });
  }
}

function lastToEnd(entries: readonly TimelineEntry[]): TimelineEntry | undefined {
  return entries.toSorted((left, right) => right.began + right.took - (left.began + left.took))[0];
}

function show(milliseconds: number): string {
  return `${milliseconds.toFixed(1)} ms`;
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}
