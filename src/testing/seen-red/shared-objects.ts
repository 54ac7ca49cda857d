import { Instant } from '../../domain/shared/instant.js';

/** Objects by what they hold: gives the one that is there for all that are equal to it. */
export class SharedObjects {
  readonly #byContent = new Map<string, object>();

  /** Keeps an object, and those in a list or on a page, unless equal ones are kept. */
  keep(value: unknown): void {
    if (!isShareable(value)) return;
    if (!isThing(value)) for (const part of Object.values(value)) this.keep(part);
    const content = contentOf(value);
    if (!this.#byContent.has(content)) this.#byContent.set(content, value);
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
    if (isThing(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, this.instead(part, replaced)]));
  }
}

/** An instant cannot be changed, so it may be shared; in an empty list there is nothing to change. */
function isShareable(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof Instant) && !(Array.isArray(value) && value.length === 0);
}

/** What has a class of its own; a page is a plain object around its items. */
function isThing(value: object): boolean {
  return !Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype;
}

function contentOf(value: object): string {
  const text = JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? `${String(part)}n` : part));
  return `${value.constructor.name} ${text}`;
}
