import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { statement } from '../../src/adapters/typeorm/index.js';
import { EVERY_SQLITE, onPostgres, type SqlSubject } from './fault-subject.js';
import { times } from './scale.js';

const WRITER = fileURLToPath(new URL('./acknowledging-writer.js', import.meta.url));
const KILLS = times({ short: 3, full: 200 });
/** The writer is killed at a random moment of this many after its first acknowledgement. */
const LIFE_MILLISECONDS = 60;

/** Runs a writer, kills it in the middle and returns what it was told is stored. */
async function killedWriter(url: string, prefix: string): Promise<string[]> {
  const child = spawn(process.execPath, [WRITER, url, prefix], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  const exited = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), exited]);
  setTimeout(() => child.kill('SIGKILL'), randomInt(LIFE_MILLISECONDS));
  const [, signal] = (await exited) as [number | null, string | null];
  expect(signal, 'the writer ended by itself').to.equal('SIGKILL');
  return said.split('\n').slice(0, -1);
}

async function keepsAcknowledged({ notes, url }: SqlSubject): Promise<void> {
  const acknowledged: string[] = [];
  for (let round = 0; round < KILLS; round += 1) {
    acknowledged.push(...(await killedWriter(url, String(round))));
    await notes.insert({ name: `after kill ${String(round)}` });
  }
  const stored = new Set((await notes.select()).map(({ name }) => name));
  expect(acknowledged.filter((name) => !stored.has(name))).to.deep.equal([]);
  expect(acknowledged.length).to.be.at.least(KILLS);
}

describe('guarantee 21: our own kill -9 loses nothing acknowledged', function () {
  this.timeout(times({ short: 60_000, full: 600_000 }));

  for (const [driver, onSqlite] of Object.entries(EVERY_SQLITE))
    it(`${String(KILLS)} killed writers on SQLite (${driver}), and the file is sound`, () =>
      onSqlite({}, async (subject) => {
        await keepsAcknowledged(subject);
        const { rows } = await subject.database.execute(statement('check', 'PRAGMA integrity_check'), [], 'read');
        expect(rows).to.deep.equal([{ integrity_check: 'ok' }]);
      }));

  it(`${String(KILLS)} killed writers on PostgreSQL, and their connections are gone`, () =>
    onPostgres({}, async (subject) => {
      await keepsAcknowledged(subject);
    }));
});
