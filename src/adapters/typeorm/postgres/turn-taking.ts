/** Whoever asks is heard on each connection of a pool, and asks again when it does not get one. */
const HEARD_MILLISECONDS = 50;

/** How long a pool keeps the only connection it uses although others ask for one. */
const TURN_MILLISECONDS = 1_000;

/**
 * What a pool gives up when another one, which shares its budget, has no connection: an idle one, else the next that
 * comes back; the only one it uses after a turn of a second, so that everybody is served where there are too few for all.
 */
export class TurnTaking {
  #heardAt = -Infinity;
  #beganAt = -Infinity;
  #yields = false;

  /** The pool was given a connection. */
  began(now: number): void {
    this.#beganAt = now;
  }

  /** Somebody asks. True when an idle connection, if there is one, is to be closed now. */
  asked(now: number, { idle, lent }: { readonly idle: number; readonly lent: number }): boolean {
    if (now - this.#heardAt < HEARD_MILLISECONDS) return false;
    this.#heardAt = now;
    this.#yields = idle === 0 && (lent > 1 || now - this.#beganAt > TURN_MILLISECONDS);
    return idle > 0;
  }

  /** Whether the connection that came back just now is to be closed; asked once for each. */
  yields(): boolean {
    const yields = this.#yields;
    this.#yields = false;
    return yields;
  }
}
