import type { Runner } from 'mocha';

/** What became of the tests of a contract. */
export interface ContractRun {
  readonly passed: number;
  /** Full titles of the tests that failed, and of the hooks. */
  readonly failed: readonly string[];
  readonly firstError: string | undefined;
}

export interface ContractRunOptions {
  /** Declares the suites with mocha's `describe` and `it`. */
  readonly define: () => void;
  /** Of what is declared, only the tests whose full title fits. */
  readonly only?: RegExp | undefined;
  readonly beforeEach: () => Promise<void>;
  readonly milliseconds: number;
  /** `at the first`: what comes after a test that failed is not run. */
  readonly stop: 'at the first' | 'at the end';
}

const GLOBALS = [
  ...['describe', 'context', 'it', 'specify', 'before', 'after', 'beforeEach', 'afterEach', 'run'],
  ...['xdescribe', 'xcontext', 'xit', 'xspecify'],
];

/** Runs suites in a mocha of their own, in silence, also from inside a test of another one. Needs the package mocha. */
export async function runContract({ define, only, beforeEach, milliseconds, stop }: ContractRunOptions): Promise<ContractRun> {
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({ ui: 'bdd', reporter: Mocha.reporters.Base, bail: stop === 'at the first', timeout: milliseconds });
  if (only !== undefined) mocha.grep(only);
  const outside = GLOBALS.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  try {
    mocha.suite.emit('pre-require', globalThis, '', mocha);
    mocha.suite.beforeEach('empty the store', beforeEach);
    define();
  } finally {
    for (const [name, descriptor] of outside)
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else Reflect.deleteProperty(globalThis, name);
  }
  return new Promise((resolve) => {
    const failed: string[] = [];
    let passed = 0;
    let firstError: string | undefined;
    const runner: Runner = mocha.run(() => {
      mocha.dispose();
      resolve({ passed, failed, firstError });
    });
    runner.on('pass', () => (passed += 1));
    runner.on('fail', (test, error: unknown) => {
      failed.push(test.fullTitle());
      firstError ??= error instanceof Error ? error.message : String(error);
    });
  });
}
