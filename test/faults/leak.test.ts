import { expect } from 'chai';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TypeormDatabase } from '../../src/adapters/typeorm/index.js';
import { holdConnections, onPostgres, onSqlite, type SqlSubject } from './fault-subject.js';

const THRESHOLD_MILLISECONDS = 200;
const TOLERANCE_MILLISECONDS = 1_000;

interface LeakWarning extends Error {
  readonly code?: string;
  readonly detail?: string;
}

/** The application's function that forgets to end what it began; its name must be in the warning. */
async function forgetfulReport(database: TypeormDatabase): Promise<{ release: () => Promise<void> }> {
  return holdConnections(database, 1);
}

async function nextWarning(): Promise<LeakWarning> {
  for (;;) {
    const [warning] = (await once(process, 'warning')) as [LeakWarning];
    if (warning.name === 'SextantConnectionLeak') return warning;
  }
}

async function leak({ database }: SqlSubject): Promise<void> {
  const began = performance.now();
  const warned = nextWarning();
  const leaked = await forgetfulReport(database);
  const warning = await warned;
  expect(performance.now() - began).to.be.within(THRESHOLD_MILLISECONDS - 5, THRESHOLD_MILLISECONDS + TOLERANCE_MILLISECONDS);
  expect(warning.message)
    .to.include('fault')
    .and.to.include(`${String(THRESHOLD_MILLISECONDS)} ms`);
  expect(warning.code).to.equal('DATABASE_CONNECTION_LEAK');
  expect(warning.detail, 'the stack of who acquired it').to.include('forgetfulReport');
  await leaked.release();
}

async function quiet({ database, notes }: SqlSubject): Promise<void> {
  const warnings: Error[] = [];
  const hear = (warning: Error): void => void warnings.push(warning);
  process.on('warning', hear);
  const over = sleep(3 * THRESHOLD_MILLISECONDS);
  for (let number = 0; number < 20; number += 1) await database.transaction(() => notes.count(), { readOnly: true });
  await over;
  process.off('warning', hear);
  expect(warnings).to.deep.equal([]);
}

const ENGINES = { PostgreSQL: onPostgres, SQLite: onSqlite } as const;

describe('guarantee 3: a connection that is not given back is reported', function () {
  // Somebody else on the machine may hold us up once; a limit that is not kept fails every time.
  this.retries(2);
  for (const [engine, on] of Object.entries(ENGINES)) {
    it(`names the acquiring code on ${engine}`, () => on({ leakDetectionMilliseconds: THRESHOLD_MILLISECONDS }, leak));

    it(`says nothing of connections that were given back in time on ${engine}`, () =>
      on({ leakDetectionMilliseconds: THRESHOLD_MILLISECONDS }, quiet));

    it(`says nothing when it is off on ${engine}`, () =>
      on({ leakDetectionMilliseconds: 0 }, async (subject) => {
        const held = await holdConnections(subject.database, 1);
        await quiet(subject);
        await held.release();
      }));
  }
});
