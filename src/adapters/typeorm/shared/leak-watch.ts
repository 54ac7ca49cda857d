import { callerStack } from '../../shared/caller-stack.js';

/**
 * Warns when a connection has been lent for longer than a threshold, with the stack of whoever acquired it: a
 * transaction whose work never ends, a query runner that was not released. Heard as a process warning, once per loan.
 *
 * Taking a stack costs some microseconds per loan, so it is for finding leaks, not for always.
 * Modelled on leakDetectionThreshold of HikariCP.
 */
export class LeakWatch {
  readonly #loans = new Map<object, NodeJS.Timeout>();

  /** `milliseconds` 0 turns it off. */
  constructor(
    private readonly database: () => string,
    private readonly milliseconds: number,
  ) {}

  /** Call it where the connection is asked for, while the caller is still on the stack; then `lent` when it was given. */
  asked(): string | undefined {
    return this.milliseconds === 0 ? undefined : callerStack(this.asked);
  }

  lent(connection: object, stack: string | undefined): void {
    if (stack === undefined) return;
    clearTimeout(this.#loans.get(connection));
    this.#loans.set(connection, setTimeout(() => this.#warn(stack), this.milliseconds).unref());
  }

  returned(connection: object): void {
    if (this.#loans.size === 0) return;
    clearTimeout(this.#loans.get(connection));
    this.#loans.delete(connection);
  }

  /** Forgets every loan: the pool is closed. */
  clear(): void {
    for (const loan of this.#loans.values()) clearTimeout(loan);
    this.#loans.clear();
  }

  #warn(stack: string): void {
    const what = `${this.database()}: a connection has been in use for longer than ${this.milliseconds} ms and may have leaked`;
    process.emitWarning(what, { type: 'SextantConnectionLeak', code: 'DATABASE_CONNECTION_LEAK', detail: `It was acquired\n${stack}` });
  }
}
