import type { LogPosition } from './log-position.js';

/**
 * Where in the log the last write of this process lies. Asked of the primary when a read wants to know, not when a write
 * is done: writes cost nothing, and reads without a write between them neither.
 */
export class LastWrite {
  #writes = 0;
  #known: { readonly writes: number; readonly position: LogPosition } | undefined;
  #asking: { readonly writes: number; readonly answer: Promise<LogPosition> } | undefined;

  /** `ask` answers with a position behind everything acknowledged before the call. */
  constructor(private readonly ask: () => Promise<LogPosition>) {}

  /** To be called when a write may have been stored, before its caller learns of it. */
  happened(): void {
    this.#writes += 1;
  }

  /** `undefined` as long as nothing was written. @throws DatabaseError when the primary cannot be asked. */
  async position(): Promise<LogPosition | undefined> {
    const wanted = this.#writes;
    if (wanted === 0) return undefined;
    if (this.#known && this.#known.writes >= wanted) return this.#known.position;
    if (!this.#asking || this.#asking.writes < wanted) this.#asking = { writes: wanted, answer: this.ask() };
    const asking = this.#asking;
    try {
      const position = await asking.answer;
      if (!this.#known || this.#known.writes < asking.writes) this.#known = { writes: asking.writes, position };
      return position;
    } finally {
      this.#over(asking);
    }
  }

  #over(asking: object): void {
    if (this.#asking === asking) this.#asking = undefined;
  }
}
