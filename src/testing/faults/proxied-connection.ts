import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';

/** What happens to bytes just now; one object for all connections of a proxy, changed while they run. */
export interface Traffic {
  delayMilliseconds: number;
  sliceBytes: number;
  watch: CutWatch | undefined;
}

/** The bytes at which a connection is to be cut. */
export interface CutWatch {
  readonly predicate: (bytes: Buffer) => boolean;
  readonly message: 'delivered' | 'lost';
  readonly done: () => void;
}

/** A client, the server it wanted, and what is on its way between them. */
export class ProxiedConnection {
  #silent = false;
  #forgotten = false;

  constructor(
    private readonly client: Socket,
    private readonly server: Socket,
    private readonly traffic: Traffic,
  ) {
    // An end that is gone shows in 'close'; a reset is what this class is there for.
    client.on('error', () => undefined);
    server.on('error', () => undefined);
    this.#forward(client, server, (bytes) => this.#watched(bytes));
    this.#forward(server, client, () => 'pass');
    client.once('close', () => this.#clientGone());
    server.once('close', () => {
      if (!this.#silent) client.destroy();
    });
  }

  reset(): void {
    this.client.resetAndDestroy();
    this.server.resetAndDestroy();
  }

  /** Neither side hears of the other again; both still believe in the connection. */
  silence(): void {
    this.#silent = true;
  }

  /** The silence around is over. This connection stays dead, but the server is told, and a client that left may go. */
  forget(): void {
    if (!this.#silent) return;
    this.#forgotten = true;
    this.server.destroy();
    if (this.client.readableEnded) this.client.destroy();
  }

  #clientGone(): void {
    // In a black hole the server does not hear of this; and one that was sent its last message is left to act on it.
    if (!this.#silent && !this.server.writableEnded) this.server.destroy();
  }

  #forward(from: Socket, to: Socket, judge: (bytes: Buffer) => 'pass' | 'drop'): void {
    let last = Promise.resolve();
    const inOrder = (step: () => Promise<void>): void => {
      last = last.then(step).catch(() => undefined);
    };
    from.on('data', (bytes: Buffer) => {
      if (this.#silent || judge(bytes) === 'drop') return;
      const due = performance.now() + this.traffic.delayMilliseconds;
      inOrder(() => this.#deliver(bytes, due, to));
    });
    from.on('end', () => {
      inOrder(async () => {
        if (!this.#silent) to.end();
        else if (this.#forgotten) from.destroy();
      });
    });
  }

  async #deliver(bytes: Buffer, due: number, to: Socket): Promise<void> {
    const wait = due - performance.now();
    if (wait > 0) await sleep(wait);
    const { sliceBytes } = this.traffic;
    for (let start = 0; start < bytes.length && !this.#silent && to.writable; start += sliceBytes) {
      if (start > 0) await turn();
      if (!to.write(bytes.subarray(start, start + sliceBytes))) await Promise.race([once(to, 'drain'), once(to, 'close')]);
    }
  }

  #watched(bytes: Buffer): 'pass' | 'drop' {
    const { watch } = this.traffic;
    if (!watch?.predicate(bytes)) return 'pass';
    watch.done();
    if (watch.message === 'lost') {
      this.reset();
      return 'drop';
    }
    // The end after the bytes, not a reset, which would take them out of the server's hands again.
    this.server.end(bytes, () => this.client.resetAndDestroy());
    return 'drop';
  }
}
