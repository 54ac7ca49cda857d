import type { AnswerWatch } from './answer-watch.js';

/** What was asked: whether the statement limit holds for it. */
export interface Asked {
  readonly unlimited?: boolean | undefined;
}

/** What was sent on one connection and is not answered yet; the server works on one at a time, in order, and each has the whole limit. */
export class InFlight {
  #all = 0;
  #unlimited = 0;

  constructor(
    private readonly answers: AnswerWatch,
    /** Called when all is answered. */
    private readonly over: () => void,
  ) {}

  get none(): boolean {
    return this.#all === 0;
  }

  asked({ unlimited }: Asked): void {
    this.#all += 1;
    if (unlimited) this.#unlimited += 1;
    else this.answers.start();
  }

  /** The server has answered, or the connection is gone. */
  answered({ unlimited }: Asked): void {
    this.#all -= 1;
    if (unlimited) this.#unlimited -= 1;
    if (this.#all === 0) {
      this.answers.stop();
      this.over();
    } else if (this.#unlimited === 0) {
      this.answers.start();
    }
  }
}
