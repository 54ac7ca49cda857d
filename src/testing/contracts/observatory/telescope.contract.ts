import { expect } from 'chai';
import { anInstrument } from '../../builders/observatory/instrument.builder.js';
import { anObservatory } from '../../builders/observatory/observatory.builder.js';
import type { ObservatorySubject } from '../../builders/observatory/observatory-subject.js';
import { aTelescope } from '../../builders/observatory/telescope.builder.js';
import { describeObservatoryRecords } from './observatory-record.contract.js';

/** What every `TelescopeRepository` owes its callers, on an empty database. */
export function describeTelescopeRepository(engine: string, subject: () => ObservatorySubject): void {
  describeObservatoryRecords({
    engine,
    table: 'telescopes',
    subject,
    repository: () => subject().hardware.telescopes,
    prepare: ({ hardware }) => hardware.observatories.addNew([anObservatory(), anObservatory({ name: 'other' })]),
    item: (n) => aTelescope({ name: `telescope_${String(n)}` }),
    retold: (item, description) => aTelescope({ ...item, description }),
    textOf: ({ description }) => description,
    changed: aTelescope({ name: 'telescope_1', description: 'x', observatory: 'other', altitudeMetres: 1, latitude: 2, longitude: 3 }),
    inOrder: ['FYST', 'NANTEN2', 'fyst'].map((name) => aTelescope({ name })),
    refused: [
      () => aTelescope({ name: '../x' }),
      () => aTelescope({ altitudeMetres: Number.NaN }),
      () => aTelescope({ altitudeMetres: 9_000.1 }),
      () => aTelescope({ latitude: -90.000001 }),
      () => aTelescope({ longitude: 181 }),
    ],
    orphans: [{ constraint: 'telescopes_observatory_fkey', item: aTelescope({ observatory: 'nobody' }) }],
    refer: {
      constraint: 'instruments_telescope_fkey',
      store: ({ hardware }) => hardware.instruments.addNew([anInstrument({ telescope: 'telescope_1' })]),
    },
  });

  describe(`telescope repository on ${engine}`, () => {
    it('keeps every digit of a position', async () => {
      const { observatories, telescopes } = subject().hardware;
      await observatories.addNew([anObservatory()]);
      const exact = aTelescope({ latitude: -22.985_639_000_000_003, longitude: -180, altitudeMetres: 0.1 + 0.2 });
      await telescopes.addNew([exact]);
      expect(await telescopes.findById({ name: 'FYST' })).to.deep.equal(exact);
    });
  });
}
