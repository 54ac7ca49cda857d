import type { AnyTable, TableFault } from './fault.js';

/** Calls that bring rows: what they are given is not what they ask for. */
const BRINGING = ['insert', 'insertMany', 'getOrCreate'];

/** Which calls of a table there were, and the names in what they asked for. */
export class NotedCalls {
  readonly #methods = new Set<string>();
  readonly #words = new Set<string>();

  note(method: string, given: readonly unknown[]): void {
    this.#methods.add(method);
    if (!BRINGING.includes(method)) this.#noteWords(given);
  }

  /** Whether some call could have come to the defect. */
  couldReach(fault: TableFault, table: AnyTable): boolean {
    const broken = fault.plant(table, { database: undefined as never, reached: () => undefined });
    if (!Object.keys(broken).some((method) => this.#methods.has(method))) return false;
    return fault.word === undefined || this.#words.has(fault.word);
  }

  #noteWords(given: unknown): void {
    if (typeof given === 'string') this.#words.add(given);
    else if (Array.isArray(given)) for (const part of given.slice(0, 10)) this.#noteWords(part);
    else if (typeof given === 'object' && given !== null)
      for (const [name, part] of Object.entries(given)) {
        this.#words.add(name);
        this.#noteWords(part);
      }
  }
}
