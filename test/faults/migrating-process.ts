import { writeSync } from 'node:fs';
import { SystemClock } from '../../src/adapters/system/system-clock.js';
import { SqlEngines, TypeormDatabase } from '../../src/adapters/typeorm/index.js';
import { FixedSettings } from '../../src/testing/fixed-settings.js';
import { inParts, transactional } from './migration-steps.js';

// Started by migrations.test.ts as a process of its own: migrates, and may be told to kill itself at a step.
const [, , url = '', which = '', killAt = '', when = ''] = process.argv;
const settings = new FixedSettings({ databases: { fault: url }, database: { runMigrations: false } });
const migrations = [which === 'in parts' ? inParts : transactional];
const database = new TypeormDatabase({ name: 'fault', tables: [], migrations }, settings, new SqlEngines(), new SystemClock());
const die = (): boolean => process.kill(process.pid, 'SIGKILL');

await database.initialize();
const applied = await database.migrator().migrate({
  onEvent: (event) => {
    if (event.kind !== 'step' || event.step !== Number(killAt)) return;
    if (when === 'before') die();
    // The statement is on its way when the next turn comes, or done.
    else setImmediate(die);
  },
});
await database.dispose();
writeSync(1, `${applied.join(',')}\n`);
