/** One piece of work in a partial order. */
export interface Step {
  readonly key: number;
  /** Keys of the steps that must have succeeded before; keys that are no step are ignored. */
  readonly after: readonly number[];
  run(): Promise<void>;
}

/**
 * Runs steps as soon as what they come after has succeeded, at most `concurrency` at a time, earlier listed ones first. After the
 * first failure nothing more begins; the promise settles when what runs has settled, and never rejects.
 *
 * @returns the failures in the order in which they happened.
 */
export function runInOrder(steps: readonly Step[], concurrency: number): Promise<readonly unknown[]> {
  const keys = new Set(steps.map(({ key }) => key));
  const done = new Set<number>();
  const failures: unknown[] = [];
  const waiting = [...steps];
  let running = 0;
  return new Promise((resolve) => {
    const advance = (): void => {
      for (let index = 0; index < waiting.length && running < concurrency && failures.length === 0;) {
        const step = waiting[index]!;
        if (step.after.every((key) => done.has(key) || !keys.has(key))) {
          waiting.splice(index, 1);
          running += 1;
          step.run().then(
            () => settle(() => done.add(step.key)),
            (error: unknown) => settle(() => failures.push(error)),
          );
        } else index += 1;
      }
      if (running === 0) resolve(failures);
    };
    const settle = (record: () => unknown): void => {
      record();
      running -= 1;
      advance();
    };
    advance();
  });
}
