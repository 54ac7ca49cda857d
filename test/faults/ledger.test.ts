import { expect } from 'chai';
import { MemoryAccountRepository, MemoryLedgerDatabase, MemoryTransferRepository } from '../../src/adapters/memory/index.js';
import { SystemClock } from '../../src/adapters/system/system-clock.js';
import {
  SqlEngines,
  TypeormAccountRepository,
  TypeormLedgerDatabase,
  TypeormTransferRepository,
} from '../../src/adapters/typeorm/index.js';
import { Money } from '../../src/domain/ledger/money.js';
import { InsufficientFunds } from '../../src/domain/ledger/account.errors.js';
import type { Account } from '../../src/domain/ledger/account.js';
import { AccountService } from '../../src/services/ledger/account.service.js';
import { TransferService } from '../../src/services/ledger/transfer.service.js';
import { FixedSettings } from '../../src/testing/fixed-settings.js';
import { ENGINES, type EngineName } from '../../src/testing/backends/backend.js';
import { newBackend } from '../../src/testing/backends/new-backend.js';
import type { LedgerSubject } from '../../src/testing/contracts/ledger/ledger-subject.js';
import { times } from './scale.js';

const TRANSFERS = times({ short: 500, full: 10_000 });
const ACCOUNTS = 20;
const AT_ONCE = 16;
const FAILURES_PERCENT = 10;
const REPEATS_PERCENT = 20;
const START = 1_000n;

class Injected extends Error {}

/** The same numbers for the same seed. Source: T. Ettinger, mulberry32, public domain. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

async function openLedger(engine: EngineName): Promise<LedgerSubject & { readonly close: () => Promise<void> }> {
  const backend = await newBackend(engine);
  if (engine === 'memory') {
    const database = new MemoryLedgerDatabase();
    const accounts = new MemoryAccountRepository(database);
    return { database, accounts, transfers: new MemoryTransferRepository(database), close: () => database.dispose() };
  }
  const settings = new FixedSettings({ databases: { ledger: backend.url }, database: { poolSize: AT_ONCE } });
  const database = new TypeormLedgerDatabase(settings, new SqlEngines(), new SystemClock());
  await database.initialize();
  const close = async (): Promise<void> => {
    await database.dispose();
    await backend.remove();
  };
  return { database, accounts: new TypeormAccountRepository(database), transfers: new TypeormTransferRepository(database), close };
}

/** A job of the test: a transfer that is sent once or again, and may fail after its last statement. */
interface Job {
  readonly from: Account;
  readonly to: Account;
  readonly amount: Money;
  readonly key: string;
  readonly fails: boolean;
}

describe(`${String(TRANSFERS)} random transfers among ${String(ACCOUNTS)} accounts, ${String(AT_ONCE)} at once, some failing`, function () {
  this.timeout(times({ short: 120_000, full: 900_000 }));

  for (const engine of ENGINES)
    it(`lose and make no money on ${engine}`, async () => {
      const { close, database, ...repositories } = await openLedger(engine);
      try {
        const accounts = new AccountService(repositories.accounts, repositories.transfers, database, new SystemClock());
        const transfers = new TransferService(repositories.transfers, repositories.accounts, database, new SystemClock());
        const all: Account[] = [];
        for (let index = 0; index < ACCOUNTS; index += 1)
          all.push(await accounts.open({ owner: `owner ${String(index)}`, balance: new Money(START, 'EUR') }));
        const below = numbersFrom(20_261_121);
        const jobs: Job[] = [];
        while (jobs.length < TRANSFERS) {
          const earlier = jobs[below(jobs.length || 1)];
          if (earlier && below(100) < REPEATS_PERCENT) {
            jobs.push({ ...earlier, fails: below(100) < FAILURES_PERCENT });
            continue;
          }
          const from = below(ACCOUNTS);
          const [payer, payee] = [all[from], all[(from + 1 + below(ACCOUNTS - 1)) % ACCOUNTS]];
          if (!payer || !payee) throw new Error('there is no such account');
          const amount = new Money(BigInt(1 + below(400)), 'EUR');
          jobs.push({ from: payer, to: payee, amount, key: `key ${String(jobs.length)}`, fails: below(100) < FAILURES_PERCENT });
        }

        const doneByKey = new Map<string, bigint>();
        const counts = { done: 0, poor: 0, injected: 0 };
        const send = ({ from, to, amount, key }: Job) => transfers.transferFunds(from.id, to.id, amount, { idempotencyKey: key });
        const attempt = async (job: Job): Promise<void> => {
          try {
            const { id } = job.fails
              ? await database.transaction(
                  async () => {
                    await send(job);
                    throw new Injected('after the last statement');
                  },
                  { isolation: database.holdIsolation },
                )
              : await send(job);
            expect(doneByKey.get(job.key) ?? id, `the result of ${job.key}`).to.equal(id);
            doneByKey.set(job.key, id);
            counts.done += 1;
          } catch (error) {
            if (error instanceof Injected) counts.injected += 1;
            else if (error instanceof InsufficientFunds) counts.poor += 1;
            else throw error;
          }
        };
        const queue = jobs.values();
        const working = async (): Promise<void> => {
          for (const job of queue) await attempt(job);
        };
        await Promise.all(Array.from({ length: AT_ONCE }, working));

        expect([...(await accounts.totals())]).to.deep.equal([['EUR', START * BigInt(ACCOUNTS)]]);
        for (const kind of Object.values(counts)) expect(kind).to.be.greaterThan(0);
        const stored = new Map<bigint, string>();
        for (const { id } of all) {
          const { balance } = await accounts.get(id);
          expect(balance.minorUnits >= 0n, `the balance of account ${String(id)}`).to.equal(true);
          let running = START;
          for (let cursor: string | undefined, more = true; more;) {
            const page = await repositories.transfers.listOf(id, { limit: 500, cursor });
            for (const transfer of page.items) {
              const entry = transfer.entryOf(id);
              running += entry.amount.minorUnits;
              expect(entry.balance.minorUnits, 'the statement adds up').to.equal(running);
              stored.set(transfer.id, transfer.request.key);
            }
            [cursor, more] = [page.next, page.hasNext];
          }
          expect(running).to.equal(balance.minorUnits);
        }
        expect(new Map([...stored].map(([id, key]) => [key, id]))).to.deep.equal(doneByKey);
        expect(stored.size, 'one transfer for each key').to.equal(doneByKey.size);
      } finally {
        await close();
      }
    });
});
