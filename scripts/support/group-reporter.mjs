import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

const { EVENT_RUN_END, EVENT_TEST_FAIL, EVENT_TEST_PASS, EVENT_TEST_PENDING } = Mocha.Runner.constants;

/** How long the process may live on after its last test. */
const GRACE_MILLISECONDS = 10_000;

/**
 * Writes the real counts of a run to the file named by the reporter option `output`, and prints nothing but failures.
 * A run that cannot end because a test left something open is ended, and fails.
 */
export default class GroupReporter extends Mocha.reporters.Base {
  constructor(runner, options) {
    super(runner, options);
    const { output } = options.reporterOption;
    const counts = { passed: 0, failed: 0, skipped: [], titles: [] };
    runner.on(EVENT_TEST_PASS, (test) => {
      counts.passed += 1;
      counts.titles.push(test.fullTitle());
    });
    runner.on(EVENT_TEST_FAIL, () => (counts.failed += 1));
    runner.on(EVENT_TEST_PENDING, (test) => counts.skipped.push(test.fullTitle()));
    runner.once(EVENT_RUN_END, () => {
      if (this.failures.length > 0) Mocha.reporters.Base.list(this.failures);
      writeFileSync(output, JSON.stringify(counts));
      failWhenNotEnding(output, counts);
    });
  }
}

function failWhenNotEnding(output, counts) {
  // A timer that does not itself keep the process alive: it only ever fires when something else does.
  setTimeout(() => {
    const open = process.getActiveResourcesInfo().filter((resource) => resource !== 'Timeout');
    console.error(`The tests have ended, but the process cannot: something was left open (${open.join(', ') || 'a timer'}).`);
    writeFileSync(output, JSON.stringify({ ...counts, failed: counts.failed + 1 }));
    process.exit(1);
  }, GRACE_MILLISECONDS).unref();
}
