// The rows of the comparison. A contender has `read(id)`, `list()`, `insert(email)`, `transfer(from, to)` and `bulk()`.
import { ACCOUNTS, BULK_ROWS } from './model.mjs';

const IN_FLIGHT = 32;

let serial = 0;
const nextEmail = () => `bench${++serial}.${process.pid}@example.org`;
const anyId = () => 1 + Math.floor(Math.random() * ACCOUNTS);

function anyPair() {
  const from = anyId();
  return [from, 1 + (from % ACCOUNTS)];
}

const repeated = (count, one) => async () => {
  for (let index = 0; index < count; index++) await one();
  return count;
};

const inFlight = (width, each, one) => async () => {
  await Promise.all(Array.from({ length: width }, () => repeated(each, one)()));
  return width * each;
};

/** Name on the command line, title, unit, and what one contender does in one go: some operations, returning how many. */
export const CASES = [
  { name: 'point-read', title: 'point read, one at a time', of: ({ read }) => read && repeated(50, () => read(anyId())) },
  {
    name: 'point-read-32',
    title: `point read, ${IN_FLIGHT} in flight`,
    of: ({ read }) => read && inFlight(IN_FLIGHT, 10, () => read(anyId())),
  },
  { name: 'list', title: 'list of 100', of: ({ list }) => list && repeated(10, () => list()) },
  { name: 'insert', title: 'insert', of: ({ insert }) => insert && repeated(20, () => insert(nextEmail())) },
  { name: 'transaction', title: 'two-account transaction', of: ({ transfer }) => transfer && repeated(20, () => transfer(...anyPair())) },
  {
    name: 'bulk',
    title: `bulk of ${BULK_ROWS.toLocaleString('en')} rows of 20 columns`,
    unit: 'rows',
    of: ({ bulk }) =>
      bulk &&
      (async () => {
        await bulk();
        return BULK_ROWS;
      }),
  },
];
