import { inject, lifecycle, service, type Class, type InitializeContext, type Timers } from '../../../src/container/index.js';

/** What happened to made components, in order: `initialize C3`, `initialized C3`, `dispose C3`, `disposed C3`. */
export class Journal {
  readonly lines: string[] = [];

  write(line: string): void {
    this.lines.push(line);
  }

  of(action: string): readonly string[] {
    return this.lines.filter((line) => line.startsWith(`${action} `)).map((line) => line.slice(action.length + 1));
  }

  position(line: string): number {
    const position = this.lines.indexOf(line);
    if (position < 0) throw new Error(`the journal has no line "${line}"`);
    return position;
  }
}

/** Hands the processor over a few times, so that independent work interleaves. Not a wait for time to pass. */
export async function yieldTimes(times: number): Promise<void> {
  for (let time = 0; time < times; time++) await Promise.resolve();
}

export interface MadeComponent {
  /** Indices of the components it asks for. */
  readonly needs: readonly number[];
  /** Whether it has a lifecycle. */
  readonly opens: boolean;
  readonly initialize?: (context: InitializeContext) => Promise<void>;
  readonly dispose?: () => Promise<void>;
  readonly timeoutMilliseconds?: number;
}

/** Classes C0, C1, ... wired as described, each a service under its own class; what they do goes to the journal. */
export function makeComponents(descriptions: readonly MadeComponent[], journal: Journal): readonly Class[] {
  const types: Class[] = [];
  for (const [index, { needs, opens, initialize, dispose, timeoutMilliseconds }] of descriptions.entries()) {
    const name = `C${index}`;
    const type = { [name]: opens ? opening(name, journal, initialize, dispose) : class extends Made {} }[name] as Class;
    Object.defineProperty(type, 'name', { value: name });
    types.push(type);
    needs.forEach((need, position) => inject(types[need]!)(type, undefined, position));
    if (opens)
      lifecycle(timeoutMilliseconds === undefined ? {} : { timeoutMilliseconds })(
        type as Class<{ initialize(): Promise<void>; dispose(): Promise<void> }>,
      );
    service()(type);
  }
  return types;
}

/** Keeps what it was given. */
export class Made {
  readonly given: readonly unknown[];
  constructor(...given: unknown[]) {
    this.given = given;
  }
}

function opening(name: string, journal: Journal, initialize: MadeComponent['initialize'], dispose: MadeComponent['dispose']): typeof Made {
  return class extends Made {
    async initialize(context: InitializeContext): Promise<void> {
      journal.write(`initialize ${name}`);
      await (initialize ? initialize(context) : yieldTimes(2));
      journal.write(`initialized ${name}`);
    }
    async dispose(): Promise<void> {
      journal.write(`dispose ${name}`);
      await (dispose ? dispose() : yieldTimes(2));
      journal.write(`disposed ${name}`);
    }
  };
}

/** Timers that run out when the test says so. */
export class ManualTimers {
  #now = 0;
  #waiting: { at: number; expired: () => void }[] = [];

  readonly start: Timers = (expired, milliseconds) => {
    const entry = { at: this.#now + milliseconds, expired };
    this.#waiting.push(entry);
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== entry);
    };
  };

  get waiting(): number {
    return this.#waiting.length;
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds;
    const due = this.#waiting.filter(({ at }) => at <= this.#now);
    this.#waiting = this.#waiting.filter(({ at }) => at > this.#now);
    for (const { expired } of due) expired();
  }
}

/** A promise that never settles. */
export function never(): Promise<void> {
  return new Promise(() => undefined);
}

/** The error a promise is rejected with. */
export async function rejection<Failure extends Error>(
  promise: Promise<unknown>,
  type: abstract new (...facts: never[]) => Failure,
): Promise<Failure> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof type) return error;
    throw error;
  }
  throw new Error('the promise was fulfilled');
}

/** The error a call throws. */
export function thrown<Failure extends Error>(call: () => unknown, type: abstract new (...facts: never[]) => Failure): Failure {
  try {
    call();
  } catch (error) {
    if (error instanceof type) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
