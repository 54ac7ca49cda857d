import type { ObservatorySubject } from '../../builders/observatory/observatory-subject.js';
import { anObservingProgram } from '../../builders/observatory/observing-program.builder.js';
import { aSubObservingProgram } from '../../builders/observatory/sub-observing-program.builder.js';
import { describeObservatoryRecords } from './observatory-record.contract.js';

/** What every `ObservingProgramRepository` owes its callers, on an empty database. */
export function describeObservingProgramRepository(engine: string, subject: () => ObservatorySubject): void {
  describeObservatoryRecords({
    engine,
    table: 'observing_programs',
    subject,
    repository: () => subject().planning.programs,
    item: (n) => anObservingProgram({ shortName: `program_${String(n)}` }),
    retold: (item, title) => anObservingProgram({ ...item, title }),
    textOf: ({ title }) => title,
    inOrder: ['CMB', 'Cal', 'ENG', 'GEco', 'cal'].map((shortName) => anObservingProgram({ shortName })),
    refused: [
      () => anObservingProgram({ shortName: '' }),
      () => anObservingProgram({ shortName: 'G Eco' }),
      () => anObservingProgram({ title: '\0' }),
    ],
    refer: {
      constraint: 'sub_observing_programs_program_fkey',
      store: ({ planning }) => planning.subPrograms.addNew([aSubObservingProgram({ program: 'program_1' })]),
    },
  });
}
