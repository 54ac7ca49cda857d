import { Instant, UnfilteredChange } from 'sextant-db';
import { openPilots } from './pilots.js';

const { pilots } = await openPilots();

const defaults = { host: null, status: 'submitted', attempts: 0, hours: null, submitted_at: Instant.parse('2026-11-21T13:00:00Z') };
const callers = Array.from({ length: 20 }, () => pilots.getOrCreate({ stamp: 'd1' }, defaults));
const answers = await Promise.all(callers);
console.log('created:', answers.filter(({ created }) => created).length, 'of', answers.length);

console.log('changed:', await pilots.updateWhere({ status: 'failed', attempts: { lt: 5 } }, { status: 'submitted', host: null }));
console.log('deleted:', await pilots.deleteWhere({ status: 'done' }));
await pilots.deleteWhere({}).catch((error: unknown) => console.log('refused:', error instanceof UnfilteredChange));
console.log('left:', await pilots.count(), '· then:', await pilots.deleteWhere('all rows'));

async function* arriving() {
  for (let number = 1n; number <= 10_000n; number++)
    yield { ...defaults, id: number, stamp: `e${String(number)}`, attempts: Number(number % 3n) };
}
console.log(await pilots.insertMany(arriving(), { onConflict: 'ignore' }));
