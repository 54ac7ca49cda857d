import { deferred } from '../../../domain/shared/deferred.js';
import type { Wire, WireQueryHandler } from './wire.js';

/** Bytes on their way before the source has to wait. */
const IN_FLIGHT_BYTES = 262_144;
const COPY_DONE = Buffer.from([0x63, 0, 0, 0, 4]);

/** One `COPY … FROM STDIN` on its way: await `started`, `send` chunks, `finish`, and `ended` gives the number of rows. */
export class CopyIn implements WireQueryHandler {
  readonly #started = deferred();
  readonly #ended = deferred<number>();
  #wire: Wire | undefined;
  #failure: Error | undefined;
  #rows = 0;

  constructor(private readonly text: string) {
    // Whoever sends looks at the failure in good time; until then it must not count as unhandled.
    this.started.catch(() => undefined);
    this.ended.catch(() => undefined);
  }

  get started(): Promise<undefined> {
    return this.#started.promise;
  }

  get ended(): Promise<number> {
    return this.#ended.promise;
  }

  /** Passes on a chunk, a whole message; waits while too much is on its way. @throws what the server said when it has given up. */
  async send(chunk: Buffer): Promise<void> {
    if (this.#failure) throw this.#failure;
    const stream = this.#wire?.stream;
    if (!stream) return;
    stream.write(chunk);
    if (stream.writableLength < IN_FLIGHT_BYTES) return;
    const drained = deferred();
    const go = (): void => drained.resolve(undefined);
    stream.once('drain', go);
    await Promise.race([drained.promise, this.ended]).finally(() => stream.off('drain', go));
  }

  finish(): Promise<number> {
    if (!this.#failure) this.#wire?.stream.write(COPY_DONE);
    return this.ended;
  }

  /** Tells the server to forget it all, and waits until it has. */
  async abandon(reason: string): Promise<void> {
    if (!this.#failure) this.#wire?.sendCopyFail(reason);
    await this.ended.catch(() => undefined);
  }

  submit(wire: Wire): Error | null {
    this.#wire = wire;
    wire.query(this.text);
    return null;
  }

  handleCopyInResponse(): void {
    this.#started.resolve(undefined);
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    if (text.startsWith('COPY ')) this.#rows = Number(text.slice(5));
  }

  handleReadyForQuery(): void {
    this.#ended.resolve(this.#rows);
  }

  handleError(error: Error): void {
    this.#failure = error;
    this.#started.reject(error);
    this.#ended.reject(error);
  }

  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
  handleCopyData(): void {}
}
