import { RandomSource } from '../../../ports/shared/random-source.js';

/** Bytes that anybody can guess: each call gives the next number, 1 first. Only for tests. */
export class CountingRandom extends RandomSource {
  #calls = 0;

  bytes(count: number): Uint8Array {
    const bytes = new Uint8Array(count);
    new DataView(bytes.buffer).setUint32(count - 4, (this.#calls += 1));
    return bytes;
  }
}
