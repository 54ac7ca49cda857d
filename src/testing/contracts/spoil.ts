import { expect } from 'chai';
import { Instant } from '../../domain/shared/instant.js';

/**
 * Overwrites everything an object holds, to see whether somebody else holds it too: `readonly` binds the compiler and nobody
 * else. Instants stay, because nothing can change one.
 */
export function spoil(value: unknown): void {
  if (typeof value !== 'object' || value === null || value instanceof Instant) return;
  for (const [name, part] of Object.entries(value)) {
    spoil(part);
    Reflect.set(value, name, null);
  }
}

/** Reads what is expected, spoils what it was given, and reads the same once more. */
export async function expectOwnCopies<Value>(read: () => Promise<Value>, expected: () => Value): Promise<void> {
  for (let time = 0; time < 2; time += 1) {
    const found = await read();
    expect(found).to.deep.equal(expected());
    spoil(found);
  }
}
