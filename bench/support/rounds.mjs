/** Runs the contenders of one case in alternating rounds, so that a drift of the machine touches all alike, and gives each one's median. */
export async function compare(contenders, { rounds, seconds }) {
  const rates = new Map(Object.keys(contenders).map((name) => [name, []]));
  for (const run of Object.values(contenders)) await measured(run, seconds / 4); // warm-up
  for (let round = 0; round < rounds; round++) {
    const order = Object.entries(contenders);
    for (let shift = round % order.length; shift > 0; shift--) order.push(order.shift());
    for (const [name, run] of order) rates.get(name).push(await measured(run, seconds));
  }
  return new Map([...rates].map(([name, values]) => [name, { median: median(values), values }]));
}

/** Operations per second of `run`, which does some operations and returns how many. */
async function measured(run, seconds) {
  let operations = 0;
  const began = performance.now();
  const until = began + seconds * 1000;
  while (performance.now() < until) operations += await run();
  return (operations * 1000) / (performance.now() - began);
}

/** The ratio to the baseline round by round, then its median: steadier than the ratio of two medians. */
export function ratios(results, baseline) {
  const base = results.get(baseline).values;
  return new Map([...results].map(([name, { values }]) => [name, median(values.map((value, round) => value / base[round]))]));
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export function print(title, results, baseline) {
  const ratio = ratios(results, baseline);
  console.log(`\n${title}`);
  for (const [name, { median: rate }] of results)
    console.log(
      `  ${name.padEnd(34)} ${Math.round(rate).toLocaleString('en').padStart(10)} /s   ${ratio.get(name).toFixed(2)} x ${baseline}`,
    );
}
