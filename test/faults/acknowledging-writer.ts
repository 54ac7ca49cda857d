import { randomInt } from 'node:crypto';
import { writeSync } from 'node:fs';
import { noteTable, open } from './fault-subject.js';

// Started by kill.test.ts as a process of its own: writes until it is killed, and says what was acknowledged.
const [, , url = '', prefix = ''] = process.argv;
const database = await open(url);
const notes = database.table(noteTable);

async function client(number: number): Promise<never> {
  for (let step = 0; ; step += 1) {
    const name = `${prefix}-${String(number)}-${String(step)}`;
    const write = (): Promise<unknown> => notes.insert({ name });
    await (randomInt(2) === 0 ? write() : database.transaction(write));
    // In one call, so that no half of a line is ever read.
    writeSync(1, `${name}\n`);
  }
}

await Promise.all([client(0), client(1), client(2)]);
