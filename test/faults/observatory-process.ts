import { writeSync } from 'node:fs';
import { LocalDiskFileStore } from '../../src/adapters/files/observatory/file-content.files.js';
import { SystemClock } from '../../src/adapters/system/system-clock.js';
import { observatoryServices } from '../../src/testing/builders/observatory/index.js';
import { openObservatoryAt } from '../contract/observatory-backend.js';
import { stepped, SteppedFileStore } from './observatory-steps.js';

// Started by observatory.test.ts as a process of its own: runs the workflow once, and kills itself at a step; from 1 up.
const [, , url = '', killAt = ''] = process.argv;
const { database, subject } = await openObservatoryAt(url);
const steps: string[] = [];
const atStep = (what: string): void => {
  steps.push(what);
  if (steps.length === Number(killAt)) {
    writeSync(1, `killed ${what}\n`);
    process.kill(process.pid, 'SIGKILL');
    // The signal comes at once, but not inside of this call.
    for (;;);
  }
};
const store = new SteppedFileStore(new LocalDiskFileStore(), atStep);
const { workflow } = observatoryServices({ ...subject, database: stepped(subject.database, atStep) }, store, new SystemClock());
await workflow.advance({ deletion: 'delete' });
await database.dispose();
writeSync(1, `${steps.join('\n')}\n`);
