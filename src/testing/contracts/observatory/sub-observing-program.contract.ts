import { expect } from 'chai';
import { addChai } from '../../builders/observatory/chai-observatory.js';
import type { ObservatorySubject } from '../../builders/observatory/observatory-subject.js';
import { anObservingProgram } from '../../builders/observatory/observing-program.builder.js';
import { anObsUnit } from '../../builders/observatory/obs-unit.builder.js';
import { aSubObservingProgram } from '../../builders/observatory/sub-observing-program.builder.js';
import { describeObservatoryRecords } from './observatory-record.contract.js';

/** What every `SubObservingProgramRepository` owes its callers, on an empty database. */
export function describeSubObservingProgramRepository(engine: string, subject: () => ObservatorySubject): void {
  const prepare = ({ planning }: ObservatorySubject): Promise<void> =>
    planning.programs.addNew([anObservingProgram(), anObservingProgram({ shortName: 'Cal' })]);
  describeObservatoryRecords({
    engine,
    table: 'sub_observing_programs',
    subject,
    repository: () => subject().planning.subPrograms,
    prepare,
    item: (n) => aSubObservingProgram({ name: `part_${String(n)}` }),
    retold: (item, title) => aSubObservingProgram({ ...item, title }),
    textOf: ({ title }) => title,
    inOrder: [
      { program: 'Cal', name: 'z' },
      { program: 'GEco', name: 'B' },
      { program: 'GEco', name: 'a' },
    ].map(aSubObservingProgram),
    refused: [
      () => aSubObservingProgram({ name: '' }),
      () => aSubObservingProgram({ program: 'a b' }),
      () => aSubObservingProgram({ title: '' }),
    ],
    orphans: [{ constraint: 'sub_observing_programs_program_fkey', item: aSubObservingProgram({ program: 'none' }) }],
    refer: {
      constraint: 'obs_units_sub_program_fkey',
      store: async (stored) => {
        await addChai(stored);
        await stored.planning.obsUnits.addNew([anObsUnit({ subProgram: 'part_1' })]);
      },
    },
  });

  describe(`sub observing program repository on ${engine}`, () => {
    it('lists the parts of programs by program and name', async () => {
      await prepare(subject());
      const { subPrograms } = subject().planning;
      const [calibration, second, first] = [
        aSubObservingProgram({ program: 'Cal', name: 'z' }),
        aSubObservingProgram({ name: 'b' }),
        aSubObservingProgram({ name: 'a' }),
      ];
      await subPrograms.addNew([second, calibration, first]);
      expect(await subPrograms.listByPrograms(['GEco', 'Cal'])).to.deep.equal([calibration, first, second]);
      expect(await subPrograms.listByPrograms(['Cal', 'none'])).to.deep.equal([calibration]);
      expect(await subPrograms.listByPrograms([])).to.deep.equal([]);
    });
  });
}
