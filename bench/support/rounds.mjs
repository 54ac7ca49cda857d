/**
 * Runs the contenders of one case in alternating rounds, so that a drift of the machine touches all alike. Of each it
 * gives the operations per second and the processor time per operation of this process, round by round.
 */
export async function compare(contenders, { rounds, seconds }) {
  const results = new Map(Object.keys(contenders).map((name) => [name, { rates: [], microseconds: [] }]));
  for (const run of Object.values(contenders)) await measured(run, seconds / 4); // warm-up
  for (let round = 0; round < rounds; round++) {
    const order = Object.entries(contenders);
    for (let shift = round % order.length; shift > 0; shift--) order.push(order.shift());
    for (const [name, run] of order) {
      const { rate, microseconds } = await measured(run, seconds);
      results.get(name).rates.push(rate);
      results.get(name).microseconds.push(microseconds);
    }
  }
  return results;
}

/** What `run`, which does some operations and returns how many, does in about so many seconds, at least once. */
async function measured(run, seconds) {
  let operations = 0;
  const cpu = process.cpuUsage();
  const began = performance.now();
  const until = began + seconds * 1000;
  do operations += await run();
  while (performance.now() < until);
  const milliseconds = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  return { rate: (operations * 1000) / milliseconds, microseconds: (user + system) / operations };
}

/** The ratio of rates to the baseline round by round, then its median: steadier than the ratio of two medians. */
export function ratio(results, name, baseline) {
  const base = results.get(baseline).rates;
  return median(results.get(name).rates.map((value, round) => value / base[round]));
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** One line a contender: rate, its ratio to the first one's round by round, and processor time. */
export function print(title, results, unit = '') {
  const [baseline] = results.keys();
  console.log(`\n${title}`);
  for (const [name, { rates, microseconds }] of results) {
    const rate = Math.round(median(rates)).toLocaleString('en');
    const times = ratio(results, name, baseline).toFixed(2);
    const cpu = median(microseconds);
    console.log(
      `  ${name.padEnd(42)} ${rate.padStart(10)} ${unit}/s  ${times.padStart(6)} x  ${cpu.toFixed(cpu < 10 ? 1 : 0).padStart(6)} us CPU`,
    );
  }
}
