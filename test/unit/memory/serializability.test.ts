import { expect } from 'chai';
import fc from 'fast-check';
import { ConstraintViolation, SerializationConflict } from '../../../src/ports/shared/database.errors.js';
import { accountTable, Bank, transferTable, type Session } from './small-tables.js';

const id = fc.integer({ min: 1, max: 3 });
const holder = fc.constantFrom('ann', 'bob', 'cyd');
const step = fc.record({
  session: fc.integer({ min: 0, max: 2 }),
  kind: fc.constantFrom(
    'find',
    'count',
    'countHolder',
    'add',
    'insert',
    'rename',
    'move',
    'delete',
    'refer',
    'load',
    'savepoint',
    'back',
    'commit',
  ),
  id,
  holder,
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** One statement of a transaction that depends on what it reads, and what it told. */
function run(session: Session, { kind, id, holder }: Step): unknown {
  const row = { id, holder, balance: id, note: null };
  try {
    switch (kind) {
      case 'find':
        return session.find(accountTable, { id });
      case 'count':
        return session.count(accountTable, { balance: { gte: 10 } });
      case 'countHolder':
        return [session.count(accountTable, { holder }), session.count(transferTable, { account_id: id })];
      case 'add': {
        const balance = Number(session.find(accountTable, { id })?.['balance'] ?? 0) + 1;
        return session.update(accountTable, { id }, { balance });
      }
      case 'insert':
        return session.insert(accountTable, row);
      case 'rename':
        return session.update(accountTable, { id }, { holder });
      case 'move':
        return session.update(accountTable, { id }, { id: 4 - id });
      case 'delete':
        return session.delete(accountTable, { id });
      case 'refer':
        return session.insert(transferTable, { id: BigInt(id), account_id: id });
      case 'load':
        return session.load(accountTable, [row, { ...row, id: 4 - id, holder: `${holder}2` }], 'ignore');
      default:
        return undefined;
    }
  } catch (error) {
    if (error instanceof ConstraintViolation) return `broken: ${error.constraint}`;
    throw error;
  }
}

/** Runs a statement so that a failure undoes only itself, as `nested` does. */
function survive(session: Session, one: Step): unknown {
  const { transaction } = session;
  if (one.kind === 'savepoint') return transaction.savepoint('user');
  if (one.kind === 'back') {
    try {
      transaction.rollbackTo('user');
    } catch {
      // There was none.
    }
    return undefined;
  }
  const inner = `statement`;
  transaction.savepoint(inner);
  const told = run(session, one);
  if (typeof told === 'string' && told.startsWith('broken')) transaction.rollbackTo(inner);
  transaction.release(inner);
  return told;
}

interface Running {
  readonly session: Session;
  readonly steps: Step[];
  readonly told: unknown[];
  /** How many transactions had committed when it began. */
  readonly since: number;
}

function checkSerial(schedule: readonly Step[]): void {
  const bank = new Bank();
  const running = new Map<number, Running>();
  const committed: Running[] = [];
  const readers: Running[] = [];
  const finish = (key: number, one: Running) => {
    running.delete(key);
    const before = bank.store.states;
    try {
      one.session.commit();
    } catch (error) {
      if (error instanceof SerializationConflict) return;
      throw error;
    }
    // What wrote nothing takes effect at its snapshot, everything else at its commit.
    (bank.store.states === before ? readers : committed).push(one);
  };
  for (const one of schedule) {
    let current = running.get(one.session);
    if (!current) running.set(one.session, (current = { session: bank.begin(), steps: [], told: [], since: committed.length }));
    if (one.kind === 'commit') finish(one.session, current);
    else {
      current.steps.push(one);
      current.told.push(survive(current.session, one));
    }
  }
  for (const [key, one] of running) finish(key, one);

  const serial = new Bank();
  const again = (one: Running) => {
    const session = serial.begin();
    expect(one.steps.map((each) => survive(session, each))).to.deep.equal(one.told);
    session.commit();
  };
  for (const [index, one] of committed.entries()) {
    readers.filter(({ since }) => since === index).forEach(again);
    again(one);
  }
  readers.filter(({ since }) => since === committed.length).forEach(again);
  for (const table of [accountTable, transferTable]) {
    const rows = [bank, serial].map(({ store }) => store.stateIn(store.states, store.plans.plan(table)).rows.valuesArray());
    expect(rows[0]).to.deep.equal(rows[1]);
  }
}

describe('serializable transactions in memory', () => {
  const seed = Math.trunc(Math.random() * 2 ** 31);

  it(`told and stored in any interleaving what they would one after the other, in the order of their commits (seed ${String(seed)})`, () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 40, size: 'max' }), checkSerial), {
      seed,
      numRuns: 1500,
      interruptAfterTimeLimit: 40_000,
    });
  }).timeout(60_000);
});
