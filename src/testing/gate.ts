import { deferred } from '../domain/shared/deferred.js';

/** A place where one call stops until it is let on: for tests in which something happens between a read and the write after it. */
export class Gate {
  private readonly arrival = deferred();
  private readonly opening = deferred();
  private passed = false;

  /** Settles when the call has come to the gate. */
  get reached(): Promise<void> {
    return this.arrival.promise;
  }

  /** Whether a call has come. */
  get wasReached(): boolean {
    return this.passed;
  }

  open(): void {
    this.opening.resolve(undefined);
  }

  /** Stops the first one that comes; all others pass. */
  async pass(): Promise<void> {
    if (this.passed) return;
    this.passed = true;
    this.arrival.resolve(undefined);
    await this.opening.promise;
  }
}

/** The same object, whose `method` goes through the gate when `stops` says so of its first argument. */
export function gated<Subject extends object>(
  subject: Subject,
  method: keyof Subject,
  gate: Gate,
  stops: (argument: never) => boolean = () => true,
): Subject {
  const call = subject[method] as (...args: unknown[]) => Promise<unknown>;
  const value = async (...args: readonly unknown[]): Promise<unknown> => {
    if (stops(args[0] as never)) await gate.pass();
    return call.apply(subject, [...args]);
  };
  return Object.create(subject, { [method]: { value } }) as Subject;
}
