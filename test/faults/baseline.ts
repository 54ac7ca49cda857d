import { expect } from 'chai';
import { existsSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TypeormDatabase } from '../../src/adapters/typeorm/index.js';
import type { ThrowawayPostgres } from '../../src/testing/index.js';

const SETTLING_MILLISECONDS = 3_000;
const OWN_DESCRIPTORS = '/proc/self/fd';

/** Where a PostgreSQL database of a test lives. */
export interface ServerSide {
  readonly server: ThrowawayPostgres;
  readonly database: string;
}

interface Backends {
  readonly open: number;
  readonly inTransaction: number;
}

/** What must be as before once a fault is over: the common part of every guarantee. */
export class Baseline {
  readonly #descriptors = descriptors();
  readonly #unhandled: unknown[] = [];
  readonly #hear = (reason: unknown): void => void this.#unhandled.push(reason);

  constructor() {
    process.on('unhandledRejection', this.#hear);
  }

  /** With the pool still open: nothing is lent, nobody waits, the server knows our idle connections and no others. */
  async poolIsWhole(database: TypeormDatabase, side?: ServerSide): Promise<void> {
    const { pool } = database.describe();
    expect(pool, 'the pool').to.include({ active: 0, waiting: 0 });
    expect(pool.idle, 'idle connections').to.be.at.most(pool.capacity);
    if (!side) return;
    // A connection that was being opened for somebody who has left may still join the idle ones.
    const known = async (): Promise<Backends & { readonly idle: number }> => {
      const { idle } = database.describe().pool;
      return { ...(await backends(side)), idle };
    };
    const { open, inTransaction, idle } = await settled(known, (now) => now.open === now.idle && now.inTransaction === 0);
    expect(open, 'connections on the server, beside the idle ones of the pool').to.equal(idle);
    expect(inTransaction, 'connections idle in transaction on the server').to.equal(0);
  }

  /** With everything closed: no connection, no descriptor and no rejection is left. */
  async isRestored(side?: ServerSide): Promise<void> {
    process.off('unhandledRejection', this.#hear);
    expect(this.#unhandled, 'unhandled rejections').to.deep.equal([]);
    if (side) {
      const { open } = await settled(
        () => backends(side),
        (now) => now.open === 0,
      );
      expect(open, 'connections left on the server').to.equal(0);
    }
    const left = await settled(
      () => Promise.resolve(descriptors()),
      (now) => now <= this.#descriptors,
    );
    expect(left, 'open file descriptors').to.be.at.most(this.#descriptors);
  }
}

/** Open file descriptors of this process; 0 where the system does not say. */
function descriptors(): number {
  return existsSync(OWN_DESCRIPTORS) ? readdirSync(OWN_DESCRIPTORS).length : 0;
}

async function backends({ server, database }: ServerSide): Promise<Backends> {
  const [row] = await server.query<{ open: number; intransaction: number }>(
    `SELECT count(*)::int AS open, (count(*) FILTER (WHERE state LIKE 'idle in transaction%'))::int AS intransaction
       FROM pg_stat_activity WHERE datname = $1`,
    [database],
  );
  return { open: row?.open ?? -1, inTransaction: row?.intransaction ?? -1 };
}

/** The value once it is as wanted, else the last one seen: servers and sockets take a moment to end. */
async function settled<T>(read: () => Promise<T>, wanted: (value: T) => boolean): Promise<T> {
  const until = performance.now() + SETTLING_MILLISECONDS;
  for (;;) {
    const value = await read();
    if (wanted(value) || performance.now() > until) return value;
    await sleep(10);
  }
}
