import { Instant } from '../../domain/shared/instant.js';

/** Objects by what they hold: gives the one that is there for all that are equal to it. */
export class SharedObjects {
  readonly #byContent = new Map<string, object>();

  /** Keeps an object and all that it holds. */
  keep(value: unknown): void {
    if (!isShareable(value)) return;
    for (const part of Object.values(value)) this.keep(part);
    this.#byContent.set(contentOf(value), value);
  }

  /** The object that is kept instead of this one, or this one with its parts replaced. `replaced` tells that there is one. */
  instead(value: unknown, replaced: () => void): unknown {
    if (!isShareable(value)) return value;
    const kept = this.#byContent.get(contentOf(value));
    if (kept) {
      replaced();
      return kept;
    }
    if (Array.isArray(value)) return value.map((part) => this.instead(part, replaced));
    // A page is a plain object around its items; what has a class of its own is one thing.
    if (Object.getPrototypeOf(value) !== Object.prototype) return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, this.instead(part, replaced)]));
  }
}

/** An instant cannot be changed, so it may be shared. */
function isShareable(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof Instant);
}

function contentOf(value: object): string {
  const text = JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? `${String(part)}n` : part));
  return `${value.constructor.name} ${text}`;
}
