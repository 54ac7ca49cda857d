const started = performance.now();

/** Seconds with one decimal: `1.4 s`. */
export const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`;

/** Seconds since the command began. */
export const elapsed = () => seconds(performance.now() - started);

/** One line on standard error; standard output belongs to the command that is run. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Announces a step, runs it and says how long it took. */
export async function step(title, work) {
  const begun = performance.now();
  say(`› ${title} …`);
  const result = await work();
  say(`✓ ${title} (${seconds(performance.now() - begun)})`);
  return result;
}
