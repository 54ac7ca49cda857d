import type { ServerResponse } from 'node:http';
import { deferred, type Deferred } from '../../domain/shared/deferred.js';

/** A pause in which requests already on their way through the network still arrive, ms. */
const QUIET_MILLISECONDS = 20;

/** Knows whether the service is going down and how many requests it still owes an answer. */
export class Drain {
  #draining = false;
  #open = 0;
  #whenEmpty: Deferred<undefined> | undefined;

  /** True from the moment the service has decided to stop; `/readyz` answers 503 from then on. */
  get draining(): boolean {
    return this.#draining;
  }

  begin(): void {
    this.#draining = true;
  }

  /** Counts a request until its answer is complete or its client has gone. */
  enter(response: ServerResponse): void {
    this.#open += 1;
    response.once('close', () => {
      this.#open -= 1;
      if (this.#open === 0) this.#whenEmpty?.resolve(undefined);
    });
  }

  /** Resolves once no request is open. */
  async empty(): Promise<void> {
    if (this.#open > 0) await (this.#whenEmpty = deferred()).promise;
  }

  /** Resolves once no request is open and none has come in for a short while. */
  async quiet(): Promise<void> {
    do {
      await this.empty();
      await new Promise((resolve) => setTimeout(resolve, QUIET_MILLISECONDS));
    } while (this.#open > 0);
  }
}
