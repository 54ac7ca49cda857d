const STARTED = Symbol('started');

/**
 * Notices that a statement is long past its limit and the server has not said so: the network swallowed the question,
 * the answer, or both. One timer for the life of a connection, moved on at each start, so that a statement in time
 * costs next to nothing.
 */
export class AnswerWatch {
  #timer: NodeJS.Timeout | undefined;
  #waiting: symbol | undefined;

  /** `milliseconds` 0 for no limit. */
  constructor(
    private readonly milliseconds: number,
    private readonly late: () => void,
  ) {}

  start(): void {
    if (this.milliseconds === 0) return;
    this.#waiting = STARTED;
    if (this.#timer) this.#timer.refresh();
    else this.#timer = setTimeout(() => this.#lookOnce(), this.milliseconds).unref();
  }

  stop(): void {
    this.#waiting = undefined;
  }

  /** After this the timer holds nothing any more. */
  dispose(): void {
    this.stop();
    clearTimeout(this.#timer);
  }

  #lookOnce(): void {
    if (!this.#waiting) return;
    // The answer may have been lying here while this thread was busy; it is read before the next turn.
    const asked = (this.#waiting = Symbol('asked'));
    setImmediate(() => {
      if (this.#waiting === asked) this.late();
    });
  }
}
