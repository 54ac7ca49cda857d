import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { statement } from '../../src/adapters/typeorm/index.js';
import { DatabaseStorageFailed } from '../../src/ports/shared/database.errors.js';
import { noteTable, open } from './fault-subject.js';

// Started by storage.test.ts in a folder with little room: fills it, makes room, goes on. Prints what it saw as JSON.
const [, , folder = '', scheme = '', pages = ''] = process.argv;
const ballast = join(folder, 'ballast');
writeFileSync(ballast, Buffer.alloc(500_000));
const database = await open(`${scheme}///${join(folder, 'full.db')}`, { poolSize: 2 });
const notes = database.table(noteTable);
const limit = (most: string): Promise<unknown> => database.execute(statement('limit', `PRAGMA max_page_count = ${most}`), [], 'write');

async function fill(): Promise<{ error: unknown; acknowledged: number }> {
  for (let number = 0; ; number += 1) {
    const rows = Array.from({ length: 50 }, (_, row) => ({ name: `${String(number)} ${String(row)} ${'x'.repeat(60)}` }));
    try {
      await database.transaction(() => notes.insertMany(rows, { onConflict: 'error' }));
    } catch (error) {
      return { error, acknowledged: 50 * number };
    }
  }
}

if (pages !== '') await limit(pages);
const { error, acknowledged } = await fill();
const stored = await notes.count();
rmSync(ballast);
if (pages !== '') await limit('1000000');
await notes.insert({ name: 'there is room again' });
const { rows } = await database.execute(statement('check', 'PRAGMA integrity_check'), [], 'read');
const after = await notes.count();
await database.dispose();
const reason = error instanceof DatabaseStorageFailed ? error.reason : String(error);
console.log(JSON.stringify({ reason, lost: acknowledged - stored, added: after - stored, filled: acknowledged > 0, integrity: rows }));
