import { SystemClock } from '../../src/adapters/system/system-clock.js';
import {
  SqlEngines,
  TypeormComputeElementRepository,
  TypeormPilotsDatabase,
  TypeormPilotSubmissionRepository,
} from '../../src/adapters/typeorm/index.js';
import { PilotSubmissionService } from '../../src/services/pilots/pilot-submission.service.js';
import { FixedSettings } from '../../src/testing/fixed-settings.js';

// Started by pilots.test.ts as a process of its own: for each compute element it is told, it submits many pilots at once and says
// what came of them.

/** What came of the submissions of one process to one compute element: codes of errors, and `submitted`. */
export type Outcomes = Readonly<Record<string, number>>;

const [url = '', submissions = '0'] = process.argv.slice(2);
const settings = new FixedSettings({ databases: { pilots: url }, database: { poolSize: 5, runMigrations: false } });
const database = new TypeormPilotsDatabase(settings, new SqlEngines(), new SystemClock());
const elements = new TypeormComputeElementRepository(database);
const pilots = new PilotSubmissionService(new TypeormPilotSubmissionRepository(database), elements, database, new SystemClock());

async function submitAll(ceName: string): Promise<Outcomes> {
  const counts: Record<string, number> = {};
  const note = (outcome: string): void => void (counts[outcome] = (counts[outcome] ?? 0) + 1);
  await Promise.all(
    Array.from({ length: Number(submissions) }, () =>
      pilots.submit(ceName).then(
        () => note('submitted'),
        (error: unknown) => note((error as { code?: string }).code ?? String(error)),
      ),
    ),
  );
  return counts;
}

await database.initialize();
process.on('message', (ceName: string | null) => {
  if (ceName === null) void database.dispose().then(() => process.disconnect());
  else void submitAll(ceName).then((counts) => process.send?.(counts));
});
process.send?.({ ready: 1 });
