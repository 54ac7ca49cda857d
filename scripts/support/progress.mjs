/** After how long a step that goes on says so. */
const REMINDER_MILLISECONDS = 30_000;

/** Seconds with one decimal: `1.4 s`. */
export const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`;

/** One line on standard error; standard output belongs to the command that is run. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Announces a step, runs it and says how long it took. */
export async function step(title, work) {
  const begun = performance.now();
  say(`› ${title} …`);
  const reminder = setInterval(() => say(`  ${title}: ${seconds(performance.now() - begun)} so far`), REMINDER_MILLISECONDS);
  const result = await work().finally(() => clearInterval(reminder));
  say(`✓ ${title} (${seconds(performance.now() - begun)})`);
  return result;
}
