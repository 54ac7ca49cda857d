import type { FaultSubject } from './fault-subject.js';

/** Clients that read, write and run transactions without a pause until told to stop; what was acknowledged is remembered. */
export interface Load {
  /** What calls failed with so far. */
  readonly failures: readonly Error[];
  /** Resolves when a write that began after this call is acknowledged. */
  nextWrite(): Promise<void>;
  /** Ends the clients; the names whose writing was acknowledged. */
  stop(): Promise<readonly string[]>;
}

export function load({ database, notes }: Pick<FaultSubject, 'database' | 'notes'>): Load {
  const acknowledged: string[] = [];
  const failures: Error[] = [];
  const waiting = new Set<{ readonly since: number; readonly resolve: () => void }>();
  let running = true;
  let written = 0;
  const acknowledge = (name: string, began: number): void => {
    acknowledged.push(name);
    for (const waiter of waiting) {
      if (waiter.since > began) continue;
      waiting.delete(waiter);
      waiter.resolve();
    }
  };
  const client = async (number: number): Promise<void> => {
    while (running) {
      const name = `${String(number)}-${String((written += 1))}`;
      const began = performance.now();
      const write = (): Promise<unknown> => notes.insert({ name });
      const work = [write, () => database.transaction(write), () => notes.count()][number % 3] as () => Promise<unknown>;
      await work().then(
        () => {
          if (number % 3 < 2) acknowledge(name, began);
        },
        (error: Error) => failures.push(error),
      );
      // A server that is down refuses at once; the clients must leave the processor to its start.
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  };
  const clients = Promise.all(Array.from({ length: 6 }, (_, number) => client(number)));
  return {
    failures,
    nextWrite: () => new Promise((resolve) => waiting.add({ since: performance.now(), resolve })),
    stop: async () => {
      running = false;
      await clients;
      return acknowledged;
    },
  };
}
