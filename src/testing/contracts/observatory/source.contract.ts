import { expect } from 'chai';
import { createSource, type Source, type SourceFields } from '../../../domain/observatory/source.js';
import { UniqueViolation } from '../../../ports/shared/database.errors.js';
import { CursorRefused } from '../../../ports/shared/query.errors.js';
import { addChai } from '../../builders/observatory/chai-observatory.js';
import type { ObservatorySubject } from '../../builders/observatory/observatory-subject.js';
import { anObsUnit } from '../../builders/observatory/obs-unit.builder.js';
import { aConstantElevationSource, aFixedSource, aSolarSystemObject } from '../../builders/observatory/source.builder.js';
import { rejection } from '../rejection.js';
import { describeObservatoryRecords } from './observatory-record.contract.js';

/** What every `SourceRepository` owes its callers, on an empty database: for each kind, and for all of them together. */
export function describeSourceRepository(engine: string, subject: () => ObservatorySubject): void {
  const repository = (): ObservatorySubject['planning']['sources'] => subject().planning.sources;
  const refer = {
    constraint: 'obs_units_source_fkey',
    store: async (stored: ObservatorySubject): Promise<void> => {
      await addChai(stored);
      await stored.planning.obsUnits.addNew([anObsUnit({ source: 'source_1' })]);
    },
  };
  // Another kind of the same name: overwriting has to change it.
  const retold = ({ name }: Source, text: string): Source =>
    text === 'other'
      ? aConstantElevationSource({ name, elevation: 17 })
      : text === 'last'
        ? aSolarSystemObject({ name, naifId: 301 })
        : aFixedSource({ name, ra: Number(text) });
  const textOf = (source: Source): string => (source.kind === 'fixed' ? String(source.ra) : source.kind);
  const inOrder = [aFixedSource({ name: '47 Tuc' }), aConstantElevationSource({ name: 'Zenith' }), aSolarSystemObject({ name: 'jupiter' })];
  for (const make of [aFixedSource, aSolarSystemObject, aConstantElevationSource])
    describeObservatoryRecords<Source, { readonly name: string }>({
      engine,
      table: 'sources',
      subject,
      repository,
      item: (n) => make({ name: `source_${String(n)}` }),
      retold,
      textOf,
      inOrder,
      refused: [
        () => make({ name: ' ' }),
        () => make({ name: 'x'.repeat(256) }),
        () => aFixedSource({ ra: 360 }),
        () => aFixedSource({ ra: -0.1 }),
        () => aFixedSource({ dec: 90.1 }),
        () => aFixedSource({ dec: Number.NaN }),
        () => aSolarSystemObject({ naifId: 1.5 }),
        () => aSolarSystemObject({ naifId: 2 ** 31 }),
        () => aConstantElevationSource({ azimuthFrom: 100, azimuthTo: 100 }),
        () => aConstantElevationSource({ azimuthFrom: -10, azimuthTo: 351 }),
        () => aConstantElevationSource({ elevation: 91 }),
        () => createSource({ kind: 'comet', name: 'Halley' } as unknown as SourceFields),
      ],
      refer,
    });

  describe(`source repository on ${engine}`, () => {
    it('tells the three kinds apart, and keeps every digit of each', async () => {
      const given: Source[] = [
        aFixedSource({ name: 'a', ra: 359.999_999_999_999_94, dec: -5.372_638_888_888_889 }),
        aFixedSource({ name: 'b', ra: 0, dec: 90 }),
        aSolarSystemObject({ name: 'c', naifId: 2_147_483_647 }),
        aConstantElevationSource({ name: 'd', azimuthFrom: -45.1, azimuthTo: 44.9, elevation: 0.1 + 0.2 }),
      ];
      await repository().addNew(given);
      const { items } = await repository().list({}, { limit: 9 });
      expect(items).to.deep.equal(given);
      expect(items.map((source) => source.constructor.name)).to.deep.equal([
        'FixedSource',
        'FixedSource',
        'SolarSystemObject',
        'ConstantElevationSource',
      ]);
    });

    it('lists one kind, page by page', async () => {
      const fixed = ['a', 'c', 'e'].map((name) => aFixedSource({ name }));
      await repository().addNew([...fixed, aSolarSystemObject({ name: 'b' }), aConstantElevationSource({ name: 'd' })]);
      const first = await repository().list({ kind: 'fixed' }, { limit: 2 });
      expect(first.items).to.deep.equal(fixed.slice(0, 2));
      expect(first.hasNext).to.equal(true);
      const second = await repository().list({ kind: 'fixed' }, { limit: 2, cursor: first.next });
      expect(second).to.deep.equal({ items: fixed.slice(2), hasNext: false, next: undefined });
      expect(await rejection(repository().list({ kind: 'solar system' }, { limit: 2, cursor: first.next }))).to.be.instanceOf(
        CursorRefused,
      );
    });

    it('finds those of some names, by name', async () => {
      const [jupiter, moon] = [aSolarSystemObject(), aSolarSystemObject({ name: 'Moon', naifId: 301 })];
      await repository().addNew([moon, jupiter, aFixedSource()]);
      expect(await repository().listByNames(['Moon', 'Jupiter', 'Sun'])).to.deep.equal([jupiter, moon]);
      expect(await repository().listByNames([])).to.deep.equal([]);
    });

    it('has one source of a name, also of different kinds, and nothing of one that was refused', async () => {
      await repository().addNew([aFixedSource({ name: 'x' })]);
      const error = await rejection(repository().addNew([aSolarSystemObject({ name: 'a' }), aSolarSystemObject({ name: 'x' })]));
      expect(error).to.be.instanceOf(UniqueViolation);
      expect((await repository().list({}, { limit: 9 })).items).to.deep.equal([aFixedSource({ name: 'x' })]);
      expect(await repository().remove({ name: 'x' })).to.equal(true);
      await repository().addNew([aSolarSystemObject({ name: 'x' }), aSolarSystemObject({ name: 'a' })]);
    });
  });
}
