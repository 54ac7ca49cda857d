import { expect } from 'chai';
import type { AstronomicalObjectRow } from '../../../src/adapters/schema/catalog/astronomical-object.schema.js';
import { SystemClock } from '../../../src/adapters/system/system-clock.js';
import { TypeormAstronomicalObjectRepository } from '../../../src/adapters/typeorm/catalog/astronomical-object.typeorm.js';
import { TypeormCatalogDatabase } from '../../../src/adapters/typeorm/catalog/catalog.database.typeorm.js';
import { bandQuery, TypeormPositionBands } from '../../../src/adapters/typeorm/catalog/sky-band.typeorm.js';
import { SqlEngines } from '../../../src/adapters/typeorm/database/sql-engines.js';
import { statement } from '../../../src/adapters/typeorm/shared/sql-text.js';
import { Cone } from '../../../src/domain/catalog/cone.js';
import { bandsOver, type SkyBand } from '../../../src/domain/catalog/sky-band.js';
import type { CallOptions } from '../../../src/ports/shared/call-options.js';
import { newBackend } from '../../../src/testing/backends/new-backend.js';
import { anObject } from '../../../src/testing/builders/catalog/astronomical-object.builder.js';
import { scatteredObjects } from '../../../src/testing/builders/catalog/scattered-sky.js';
import { FixedSettings } from '../../../src/testing/fixed-settings.js';

/** Lets something happen between the first band and the second. */
class InterruptedBands extends TypeormPositionBands {
  private interruption: (() => Promise<void>) | undefined;

  constructor(database: TypeormCatalogDatabase, interruption: () => Promise<void>) {
    super(database);
    this.interruption = interruption;
  }

  protected override async readBand(band: SkyBand, options: CallOptions | undefined): Promise<AstronomicalObjectRow[]> {
    const rows = await super.readBand(band, options);
    const { interruption } = this;
    this.interruption = undefined;
    await interruption?.();
    return rows;
  }
}

const ENGINES = ['sqlite', 'sqlite (better-sqlite3)', 'postgres'] as const;

for (const engine of ENGINES)
  describe(`cones on the database ${engine}`, function () {
    this.timeout(60_000);
    const HALF = new Cone({ ra: 0, dec: 0, radius: 90 });

    it('are of one moment: an object that moves from the first band to the last meanwhile is in it once', async () => {
      const backend = await newBackend(engine);
      const open = (): TypeormCatalogDatabase =>
        new TypeormCatalogDatabase(new FixedSettings({ databases: { catalog: backend.url } }), new SqlEngines(), new SystemClock());
      const [ours, theirs] = [open(), open()];
      try {
        await ours.initialize();
        await theirs.initialize();
        const move = (meandec: number): Promise<void> =>
          new TypeormAstronomicalObjectRepository(theirs).saveMany([anObject('mover', { meanra: 0, meandec })]);
        await move(-89.5);
        const found = await new InterruptedBands(ours, () => move(89.5)).nearest(HALF, 10);
        expect(found.map(({ row }) => row.meandec)).to.deep.equal([-89.5]);
      } finally {
        await ours.dispose();
        await theirs.dispose();
        await backend.remove();
      }
    });

    it('are read by the index on declination and right ascension, without statistics and with', async () => {
      const backend = await newBackend(engine);
      const database = new TypeormCatalogDatabase(
        new FixedSettings({ databases: { catalog: backend.url } }),
        new SqlEngines(),
        new SystemClock(),
      );
      try {
        await database.initialize();
        await new TypeormAstronomicalObjectRepository(database).saveMany(scatteredObjects(5_000));
        const { dialect } = database.engine;
        const explain = dialect.name === 'sqlite' ? 'EXPLAIN QUERY PLAN' : 'EXPLAIN';
        const planOf = async (ranges: 0 | 1 | 2, values: readonly number[]): Promise<string> => {
          const { rows } = await database.execute(statement('plan', `${explain} ${bandQuery(dialect, ranges).text}`), values, 'read');
          return rows.map((row) => String(row['detail'] ?? row['QUERY PLAN'])).join('\n');
        };
        for (const command of ['', 'ANALYZE']) {
          if (command !== '') await database.execute(statement('statistics', command), [], 'write');
          expect(await planOf(1, [10, 10.1, 20, 30])).to.contain('ix_object_position');
          expect(await planOf(2, [10, 10.1, 350, 360, 0, 20])).to.contain('ix_object_position');
        }
      } finally {
        await database.dispose();
        await backend.remove();
      }
    });
  });

describe('bands over a cone', () => {
  const sizes = (radius: number, dec = 0): number[] => {
    const bands = bandsOver(new Cone({ ra: 10, dec, radius }));
    return bands.map(
      ({ dec: { from, to }, ra }) =>
        (Math.min(to, 90) - Math.max(from, -90)) * (ra.length === 0 ? 360 : ra.reduce((sum, side) => sum + side.to - side.from, 0)),
    );
  };

  it('are one for a small cone, and of no more than two degrees all around for a large one', () => {
    expect([sizes(1).length, sizes(13).length, sizes(1, 90).length, sizes(0).length]).to.deep.equal([1, 1, 1, 1]);
    for (const radius of [14, 45, 90, 180]) expect(Math.max(...sizes(radius)), String(radius)).to.be.at.most(730);
  });
});
