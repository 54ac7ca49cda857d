/** Gives bytes that nobody can guess. Services take one, never `node:crypto`'s own, so that a test can decide what comes. */
export abstract class RandomSource {
  abstract bytes(count: number): Uint8Array;
}
