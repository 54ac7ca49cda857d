import { seconds } from './progress.mjs';

/** Collects the outcome of every step and prints the closing lines. */
export class Report {
  #passed = 0;
  #failed = 0;
  #skipped = [];

  /** Runs a step, prints its line (and its output when it failed) and adds its counts. A step that throws has failed. */
  async run({ name, run }) {
    const begun = performance.now();
    let result;
    try {
      result = await run();
    } catch (error) {
      result = { passed: 0, failed: 1, skipped: [], output: error.output ?? error.stack };
    }
    this.#passed += result.passed;
    this.#failed += result.failed;
    this.#skipped.push(...result.skipped);
    const counts =
      result.passed > 0 || result.skipped.length > 0 ? `: ${this.#counts(result.passed, result.failed, result.skipped.length)}` : '';
    const detail = result.detail ? ` [${result.detail}]` : '';
    if (result.failed > 0) console.log(result.output.trimEnd());
    console.log(`${result.failed > 0 ? '✗' : '✓'} ${name}${counts}${detail} (${seconds(performance.now() - begun)})`);
    return result.failed === 0;
  }

  #counts(passed, failed, skipped) {
    return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  }

  /** The closing lines; the very last one is the total alone. @returns the exit code. */
  close() {
    for (const title of this.#skipped) console.log(`skipped: ${title}`);
    console.log(this.#counts(this.#passed, this.#failed, this.#skipped.length));
    return this.#failed === 0 ? 0 : 1;
  }
}
