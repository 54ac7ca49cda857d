import type { Timers } from '../../../src/adapters/typeorm/shared/timers.js';

interface Appointment {
  readonly at: number;
  readonly action: () => void;
}

/** Time that passes when the test says so. */
export class ManualTimers implements Timers {
  #now = 0;
  readonly #appointments = new Set<Appointment>();

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, action: () => void): () => void {
    const appointment = { at: this.#now + milliseconds, action };
    this.#appointments.add(appointment);
    return () => void this.#appointments.delete(appointment);
  }

  /** Lets time pass; what falls due happens at its own moment, and promises settle in between. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    await settled();
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#appointments.delete(next);
      this.#now = next.at;
      next.action();
      await settled();
    }
    this.#now = end;
  }

  #next(end: number): Appointment | undefined {
    return [...this.#appointments].filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0];
  }
}

/** Every promise that can settle without time passing has. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
