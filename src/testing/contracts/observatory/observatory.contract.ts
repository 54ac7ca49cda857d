import { anObservatory } from '../../builders/observatory/observatory.builder.js';
import type { ObservatorySubject } from '../../builders/observatory/observatory-subject.js';
import { aTelescope } from '../../builders/observatory/telescope.builder.js';
import { describeObservatoryRecords } from './observatory-record.contract.js';

/** What every `ObservatoryRepository` owes its callers, on an empty database. */
export function describeObservatoryRepository(engine: string, subject: () => ObservatorySubject): void {
  describeObservatoryRecords({
    engine,
    table: 'observatories',
    subject,
    repository: () => subject().hardware.observatories,
    item: (n) => anObservatory({ name: `observatory_${String(n)}` }),
    retold: (item, description) => anObservatory({ ...item, description }),
    textOf: ({ description }) => description,
    inOrder: ['CCAT', 'Zeta', 'apex', 'ccat'].map((name) => anObservatory({ name })),
    refused: [
      () => anObservatory({ name: '' }),
      () => anObservatory({ name: 'two words' }),
      () => anObservatory({ description: ' ' }),
      () => anObservatory({ description: 'x'.repeat(256) }),
    ],
    refer: {
      constraint: 'telescopes_observatory_fkey',
      store: ({ hardware }) => hardware.telescopes.addNew([aTelescope({ observatory: 'observatory_1' })]),
    },
  });
}
