import { expect } from 'chai';
import { anInstrumentModule } from '../../builders/observatory/instrument-module.builder.js';
import { anInstrument } from '../../builders/observatory/instrument.builder.js';
import { anObservatory } from '../../builders/observatory/observatory.builder.js';
import type { ObservatorySubject } from '../../builders/observatory/observatory-subject.js';
import { aTelescope } from '../../builders/observatory/telescope.builder.js';
import { describeObservatoryRecords } from './observatory-record.contract.js';

/** What every `InstrumentRepository` owes its callers, on an empty database. */
export function describeInstrumentRepository(engine: string, subject: () => ObservatorySubject): void {
  const prepare = async ({ hardware }: ObservatorySubject): Promise<void> => {
    await hardware.observatories.addNew([anObservatory()]);
    await hardware.telescopes.addNew([aTelescope(), aTelescope({ name: 'other' })]);
  };
  describeObservatoryRecords({
    engine,
    table: 'instruments',
    subject,
    repository: () => subject().hardware.instruments,
    prepare,
    item: (n) => anInstrument({ name: `instrument_${String(n)}`, available: n !== 2 }),
    retold: (item, description) => anInstrument({ ...item, description }),
    textOf: ({ description }) => description,
    changed: anInstrument({ name: 'instrument_1', description: 'x', telescope: 'other', available: false }),
    inOrder: ['CHAI', 'Prime-Cam', 'Prime.Cam', 'chai'].map((name) => anInstrument({ name })),
    refused: [() => anInstrument({ name: 'Prime Cam' }), () => anInstrument({ telescope: '' })],
    orphans: [{ constraint: 'instruments_telescope_fkey', item: anInstrument({ telescope: 'nowhere' }) }],
    refer: {
      constraint: 'instrument_modules_instrument_fkey',
      store: ({ hardware }) => hardware.modules.addNew([anInstrumentModule({ instrument: 'instrument_1' })]),
    },
  });

  describe(`instrument repository on ${engine}`, () => {
    it('knows which instruments are available', async () => {
      await prepare(subject());
      const { instruments } = subject().hardware;
      await instruments.addNew([anInstrument()]);
      await instruments.saveMany([anInstrument().become('unavailable')]);
      expect((await instruments.findById({ name: 'CHAI' }))?.available).to.equal(false);
      await instruments.saveMany([anInstrument().become('unavailable').become('available')]);
      expect((await instruments.findById({ name: 'CHAI' }))?.available).to.equal(true);
    });
  });
}
