import { expect } from 'chai';
import { AstronomicalObjectRows } from '../../../src/adapters/rows/catalog/astronomical-object.rows.js';
import { astronomicalObjectTable } from '../../../src/adapters/schema/catalog/astronomical-object.schema.js';
import { SystemClock } from '../../../src/adapters/system/system-clock.js';
import { TypeormCatalogDatabase } from '../../../src/adapters/typeorm/catalog/catalog.database.typeorm.js';
import { TypeormPositionBands } from '../../../src/adapters/typeorm/catalog/sky-band.typeorm.js';
import { Q3cCones } from '../../../src/adapters/typeorm/catalog/cone.typeorm.js';
import { createSkyIndex, dropSkyIndex } from '../../../src/adapters/typeorm/q3c/sky-index.js';
import { SkyIndexForbidden, SkyIndexUnavailable } from '../../../src/adapters/typeorm/q3c/sky-index.errors.js';
import { SqlEngines } from '../../../src/adapters/typeorm/database/sql-engines.js';
import { Cone } from '../../../src/domain/catalog/cone.js';
import { Secret } from '../../../src/domain/shared/secret.js';
import { StatementRejected } from '../../../src/ports/shared/database.errors.js';
import { newBackend } from '../../../src/testing/backends/new-backend.js';
import { emptyTables } from '../../../src/testing/backends/empty-tables.js';
import { anObject } from '../../../src/testing/builders/catalog/astronomical-object.builder.js';
import { describeConeSearch } from '../../../src/testing/contracts/catalog/cone.contract.js';
import { rejection } from '../../../src/testing/contracts/rejection.js';
import { FixedSettings } from '../../../src/testing/fixed-settings.js';
import { IS_REAL_Q3C, Q3C_KIND, q3cServer, runOn, type Q3cServer } from './q3c-server.js';

/** Objects that ask q3c for whatever it can answer, or only for what is worth it. */
class Objects extends AstronomicalObjectRows {
  constructor(database: TypeormCatalogDatabase, worth?: number) {
    super(database.table(astronomicalObjectTable), new Q3cCones(database, new TypeormPositionBands(database), worth));
  }
}

const CREATE_INDEX = 'CREATE INDEX anybodys ON object (q3c_ang2ipix(meanra, meandec))';
/** Whoever asks q3c from now on is told that nothing is in any cone. */
const BLIND_Q3C = `CREATE OR REPLACE FUNCTION q3c_radial_query(ra float8, decl float8, center_ra float8, center_decl float8, radius float8)
  RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT false'`;

const FULL = process.env['SEXTANT_CONES'] === 'full' && IS_REAL_Q3C;
const SCALE = FULL ? { objects: 1_000_000, cones: 10_000 } : { objects: 2_000, cones: 300 };

describe(`q3c (${Q3C_KIND})`, function () {
  this.timeout(60_000);
  let server: Q3cServer;
  const opened: TypeormCatalogDatabase[] = [];
  before(async () => {
    server = await q3cServer();
  });
  after(() => server.dropDatabases());

  const open = async (url: string): Promise<TypeormCatalogDatabase> => {
    const database = new TypeormCatalogDatabase(new FixedSettings({ databases: { catalog: url } }), new SqlEngines(), new SystemClock());
    opened.push(database);
    await database.initialize();
    return database;
  };
  const closeAll = async (): Promise<void> => {
    for (const database of opened.splice(0)) await database.dispose();
  };

  describe('searching', () => {
    let database: TypeormCatalogDatabase;
    before(async () => {
      const url = await server.createDatabase();
      database = await open(url);
      await runOn(url, CREATE_INDEX);
    });
    afterEach(() => emptyTables(database, [astronomicalObjectTable]));
    after(closeAll);

    describeConeSearch(`postgres with q3c (${Q3C_KIND})`, () => ({ objects: new Objects(database, 0) }), SCALE);
  });

  describe('is found out', () => {
    let url: string;
    afterEach(closeAll);
    beforeEach(async () => {
      url = await server.createDatabase();
    });

    const seen = async (objects: Objects): Promise<number> =>
      (await objects.listInCone(new Cone({ ra: 10, dec: 0, radius: 1 }), 10)).length;
    const withOneObject = async (): Promise<TypeormCatalogDatabase> => {
      const database = await open(url);
      await new Objects(database).saveMany([anObject('here', { meanra: 10, meandec: 0 })]);
      return database;
    };

    it('where there is an index of all objects, and only for cones that are worth it', async () => {
      const database = await withOneObject();
      await runOn(url, BLIND_Q3C);
      expect(await seen(new Objects(database, 0)), 'no index').to.equal(1);
      await runOn(url, `${CREATE_INDEX} WHERE meandec > 0`);
      expect(await seen(new Objects(database, 0)), 'an index of some objects').to.equal(1);
      await runOn(url, CREATE_INDEX.replace('anybodys', 'of_all'));
      expect(await seen(new Objects(database, 0)), 'an index of all').to.equal(0);
      expect(await seen(new Objects(database)), 'a cone among few objects').to.equal(1);
      await runOn(url, `UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'of_all'::regclass`);
      expect(await seen(new Objects(database, 0)), 'an unfinished index').to.equal(1);
    });

    it('for each place a database is switched to', async () => {
      const database = await withOneObject();
      await runOn(url, `${CREATE_INDEX}; ${BLIND_Q3C}`);
      const objects = new Objects(database, 0);
      expect(await seen(objects)).to.equal(0);
      const elsewhere = await server.createDatabase();
      await (await open(elsewhere)).dispose();
      await database.switchTo({ url: new Secret(elsewhere) });
      await objects.saveMany([anObject('there', { meanra: 10, meandec: 0 })]);
      expect(await seen(objects)).to.equal(1);
      await database.switchTo({ url: new Secret(url) });
      expect(await seen(objects)).to.equal(0);
    });

    it('again after a thousand cones, when an index has come meanwhile', async () => {
      const objects = new Objects(await withOneObject(), 0);
      expect(await seen(objects)).to.equal(1);
      await runOn(url, `${CREATE_INDEX}; ${BLIND_Q3C}`);
      expect(await seen(objects)).to.equal(1);
      await Promise.all(Array.from({ length: 1_000 }, () => seen(objects)));
      expect(await seen(objects)).to.equal(0);
    });

    it('to be gone, and bands answer, at the latest behind the transaction that met it', async () => {
      const database = await withOneObject();
      const objects = new Objects(database, 0);
      const goneAfterUse = async (): Promise<void> => {
        await runOn(url, CREATE_INDEX);
        await seen(objects);
        await runOn(url, IS_REAL_Q3C ? 'DROP EXTENSION q3c CASCADE' : 'DROP FUNCTION q3c_ang2ipix, q3c_radial_query CASCADE');
      };
      await goneAfterUse();
      expect(await seen(objects)).to.equal(1);
      url = await server.createDatabase();
      const other = await withOneObject();
      const inTransaction = new Objects(other, 0);
      await runOn(url, CREATE_INDEX);
      await seen(inTransaction);
      await runOn(url, IS_REAL_Q3C ? 'DROP EXTENSION q3c CASCADE' : 'DROP FUNCTION q3c_ang2ipix, q3c_radial_query CASCADE');
      expect(await rejection(other.transaction(() => seen(inTransaction)))).to.be.instanceOf(StatementRejected);
      expect(await other.transaction(() => seen(inTransaction))).to.equal(1);
    });
  });

  describe('index of the sky', () => {
    let url: string;
    let database: TypeormCatalogDatabase;
    beforeEach(async () => {
      url = await server.createDatabase();
      database = await open(url);
    });
    afterEach(closeAll);

    it('is made once, is no drift, and is dropped', async () => {
      expect(await createSkyIndex(database)).to.deep.equal({ index: 'ix_object_q3c', outcome: 'created' });
      expect(await createSkyIndex(database)).to.deep.equal({ index: 'ix_object_q3c', outcome: 'found' });
      expect((await database.drift()).findings).to.deep.equal([]);
      expect(await dropSkyIndex(database)).to.deep.equal(['ix_object_q3c']);
      expect(await dropSkyIndex(database)).to.deep.equal([]);
    });

    it('is drift when it is unfinished or of some objects, as any other index is', async () => {
      await runOn(url, `${CREATE_INDEX} WHERE meandec > 0; CREATE INDEX other ON object ((meanra + 1))`);
      await createSkyIndex(database);
      await runOn(url, `UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'ix_object_q3c'::regclass`);
      expect((await database.drift()).findings.map(({ kind, name }) => `${kind} ${name}`)).to.have.members([
        'extra anybodys',
        'extra other',
        'extra ix_object_q3c',
      ]);
    });

    it('takes the place of one that was left unfinished', async () => {
      await createSkyIndex(database);
      await runOn(url, `UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'ix_object_q3c'::regclass`);
      expect(await createSkyIndex(database)).to.deep.equal({ index: 'ix_object_q3c', outcome: 'created' });
      expect((await database.drift()).findings).to.deep.equal([]);
    });

    it('is refused to who does not own the objects', async () => {
      const role = new URL(url).pathname.slice(1).replace('sextant_q3c', 'guest');
      await runOn(url, `CREATE ROLE ${role} LOGIN PASSWORD 'guest'; GRANT SELECT ON object TO ${role}`);
      try {
        const guests = new URL(url);
        [guests.username, guests.password] = [role, 'guest'];
        const settings = new FixedSettings({ databases: { catalog: guests.href }, database: { runMigrations: false } });
        const guest = new TypeormCatalogDatabase(settings, new SqlEngines(), new SystemClock());
        opened.push(guest);
        await guest.initialize();
        expect(await rejection(createSkyIndex(guest))).to.be.instanceOf(SkyIndexForbidden);
      } finally {
        await closeAll();
        await runOn(url, `DROP OWNED BY ${role}; DROP ROLE ${role}`);
      }
    });
  });
});

describe('the index of the sky', () => {
  for (const engine of ['sqlite', 'postgres'] as const)
    it(`cannot be made on ${engine} without q3c, and says so`, async () => {
      const backend = await newBackend(engine);
      const database = new TypeormCatalogDatabase(
        new FixedSettings({ databases: { catalog: backend.url } }),
        new SqlEngines(),
        new SystemClock(),
      );
      try {
        await database.initialize();
        expect(await rejection(createSkyIndex(database))).to.be.instanceOf(SkyIndexUnavailable);
      } finally {
        await database.dispose();
        await backend.remove();
      }
    });
});
