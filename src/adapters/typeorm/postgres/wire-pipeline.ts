import type { WireClient, WireQueryHandler } from './wire.js';

/** What the driver's own pipeline mode is made of. That mode refuses handlers of others, because a cursor among them would break it. */
interface PipelinedClient {
  pipeline: boolean;
  readonly _queryQueue: WireQueryHandler[];
  _pulseQueryQueue(): void;
}

/**
 * Sends statements without waiting for the answers to those before them, in one packet when they are sent at once; the
 * driver hands out the answers in order. Each ends with a Sync of its own, so each fails or succeeds for itself.
 *
 * Never for a COPY: its rows could not be told from the statements behind it.
 */
export class WirePipeline {
  readonly #client: WireClient & PipelinedClient;
  #corked = false;

  constructor(client: WireClient) {
    this.#client = client as WireClient & PipelinedClient;
  }

  /** What was sent has not left yet. */
  get gathering(): boolean {
    return this.#corked;
  }

  send(handler: WireQueryHandler): void {
    this.#gather();
    const client = this.#client;
    client.pipeline = true;
    client._queryQueue.push(handler);
    client._pulseQueryQueue();
  }

  /** Nothing is on its way any more: the driver goes back to one query at a time, for those who use it directly. */
  emptied(): void {
    this.#client.pipeline = false;
  }

  /** Holds back what is written until the running code and its promises have come to rest. */
  #gather(): void {
    if (this.#corked) return;
    this.#corked = true;
    const { stream } = this.#client.connection;
    stream.cork();
    process.nextTick(() => {
      this.#corked = false;
      stream.uncork();
    });
  }
}
