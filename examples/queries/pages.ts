import { CursorRefused } from 'sextant-db';
import { openPilots } from './pilots.js';

const { database, pilots } = await openPilots();
const stamps = (rows: readonly { readonly stamp: string }[]) => rows.map(({ stamp }) => stamp).join(' ');

const { items, ...page } = await pilots.paginate({ orderBy: ['status'] }, { page: 2, perPage: 3 });
console.log(stamps(items), page);

const newest = { where: { attempts: { gt: 0 } }, orderBy: ['submitted_at'], descending: true } as const;
let cursor: string | undefined;
do {
  const { items, next } = await pilots.paginateByCursor(newest, { cursor, limit: 4 });
  console.log('page:', stamps(items));
  cursor = next;
} while (cursor !== undefined);

const { next } = await pilots.paginateByCursor(newest, { limit: 1 });
await pilots
  .paginateByCursor({ ...newest, where: {} }, { cursor: next, limit: 1 })
  .catch((error: unknown) => console.log('refused:', error instanceof CursorRefused && error.reason));

await database.transaction(
  async () => {
    let hours = 0;
    for await (const pilot of pilots.stream({ where: { hours: { isNotNull: true } } }, { batchSize: 2 })) hours += pilot.hours ?? 0;
    console.log('hours:', hours);
  },
  { readOnly: true },
);
