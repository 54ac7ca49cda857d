import { openPilots } from './pilots.js';

const { pilots } = await openPilots();
const stamps = (rows: readonly { readonly stamp: string }[]) => rows.map(({ stamp }) => stamp).join(' ');

const retried = await pilots.select({ where: { status: { in: ['running', 'failed'] }, attempts: { gte: 3 } } });
console.log('retried:', stamps(retried));

const either = await pilots.select({ where: { or: [{ status: 'done' }, { host: { isNull: true } }] } });
console.log('done or nowhere:', stamps(either));

const elsewhere = await pilots.select({ where: { not: { host: { like: 'grid-%' } } } });
console.log('not on the grid:', stamps(elsewhere));

const clouds = await pilots.select({ where: { host: { like: String.raw`cloud\_%` } } });
console.log('cloud_…:', stamps(clouds));

const numbered = await pilots.select({ where: { host: { matches: '^[Gg]rid-0[12]$' } }, limit: 3 });
console.log('numbered:', stamps(numbered));

const longest = await pilots.select({ orderBy: [{ column: 'hours', direction: 'descending' }, 'stamp'], limit: 3 });
console.log('longest:', stamps(longest));

const first = await pilots.findOne({ where: { status: 'done' }, orderBy: ['submitted_at'], descending: true });
console.log('last one done:', first?.stamp, '· any lost:', await pilots.exists({ status: 'lost' }));
