import { expect } from 'chai';
import { ObjectId } from '../../../domain/shared/ids.js';
import { InvalidValue } from '../../../domain/shared/invalid-value.js';
import type { ObjectRecordRepository } from '../../../ports/shared/object-record-repository.js';
import { ForeignKeyViolation, UniqueViolation } from '../../../ports/shared/database.errors.js';
import { anObject } from '../../builders/catalog/astronomical-object.builder.js';
import { aDetection } from '../../builders/catalog/detection.builder.js';
import { aFeatureVersion } from '../../builders/catalog/feature-version.builder.js';
import { aStep } from '../../builders/catalog/step.builder.js';
import { rejection } from '../rejection.js';
import { OBJECTS, type RecordCase } from './record-case.js';
import { describeRecordGuarantees } from './record-guarantees.contract.js';

/** What every `RecordRepository` owes its callers, on an empty catalog. */
export function describeRecords<Item extends object, Key>(given: RecordCase<Item, Key>): void {
  const { engine, table, subject, repository, item, bare, changed = bare, refused, references = [] } = given;

  describe(`records of ${table} on ${engine}`, () => {
    beforeEach(async () => {
      const { objects, detections, step, featureVersion } = subject();
      await objects.saveMany(OBJECTS.map((oid) => anObject(oid)));
      await detections.addNew([1n, 2n, 3n, 10n].map((candid) => aDetection({ oid: OBJECTS[0], candid })));
      await detections.addNew(OBJECTS.slice(1).map((oid) => aDetection({ oid, candid: 2n })));
      if (table !== 'step') await step.addNew([aStep({ stepId: 'step_1' })]);
      if (table === 'feature') await featureVersion.addNew(['features_1', 'features_2'].map((version) => aFeatureVersion({ version })));
    });

    it('come back exactly, with every field and with none that may be missing', async () => {
      await repository().addNew([item(1), bare(2)]);
      for (const stored of [item(1), bare(2)]) {
        const found = await repository().findById(stored);
        expect(found).to.be.instanceOf(stored.constructor);
        expect(found).to.deep.equal(stored);
      }
      expect(await repository().findById(item(3))).to.equal(undefined);
    });

    it('are created once by many callers, and found by the others as they are', async () => {
      const answers = await Promise.all(Array.from({ length: 8 }, () => repository().getOrCreate(item(1))));
      expect(answers.filter(({ created }) => created)).to.have.length(1);
      for (const answer of answers) expect(answer.item).to.deep.equal(item(1));
      expect(await repository().getOrCreate(changed(1))).to.deep.equal({ item: item(1), created: false });
      expect(await repository().count()).to.equal(1);
    });

    it('are refused when their key is taken, all of the bulk', async () => {
      await repository().addNew([item(2)]);
      const error = await rejection(repository().addNew([item(1), bare(2), item(3)]));
      expect(error).to.be.instanceOf(UniqueViolation);
      expect((error as UniqueViolation).constraint).to.equal(`${table}_pkey`);
      expect(await repository().count()).to.equal(1);
    });

    it('are added where they are missing, and overwritten where that is asked for', async () => {
      await repository().addNew([item(1)]);
      expect(await repository().addMissing([changed(1), item(2), item(2)])).to.equal(1);
      expect(await repository().findById(item(1))).to.deep.equal(item(1));
      await repository().saveMany([bare(1), item(3)]);
      expect(await repository().findById(item(1))).to.deep.equal(bare(1));
      expect(await repository().count()).to.equal(3);
    });

    it('come in pages by key, with honest totals', async () => {
      await repository().addNew([item(3), item(1), item(2)]);
      const first = await repository().paginate({ perPage: 2 });
      expect(first).to.deep.equal({ items: [item(1), item(2)], total: 3, page: 1, pages: 2, hasNext: true });
      expect(await repository().paginate({ page: 2, perPage: 2 })).to.deep.include({ items: [item(3)], hasNext: false });
    });

    it('go away once', async () => {
      await repository().addNew([item(1), item(2)]);
      expect(await repository().remove(item(1))).to.equal(true);
      expect(await repository().remove(item(1))).to.equal(false);
      expect(await repository().findById(item(2))).to.deep.equal(item(2));
    });

    it('take part in the transaction around them', async () => {
      await repository().addNew([item(3)]);
      await rejection(
        subject().database.transaction(async () => {
          await repository().addNew([item(1)]);
          await repository().getOrCreate(item(2));
          await repository().remove(item(3));
          throw new Error('roll back');
        }),
      );
      expect((await repository().paginate({ perPage: 9 })).items).to.deep.equal([item(3)]);
    });

    it('cannot be built wrong', () => {
      expect(refused).to.throw(InvalidValue);
    });

    for (const { constraint, orphan } of references)
      it(`refer to what is there, by ${constraint}`, async () => {
        const error = await rejection(repository().addNew([item(1), orphan]));
        expect(error).to.be.instanceOf(ForeignKeyViolation).and.include({ constraint });
        expect(await repository().count()).to.equal(0);
      });

    if ('oid' in item(1))
      it('are listed by their objects', async () => {
        const records = repository() as ObjectRecordRepository<Item, Key>;
        await records.addNew([item(1), item(2)]);
        expect(await records.listByObjects([...OBJECTS, 'ZTF99missing'].map(ObjectId))).to.deep.equal([item(1), item(2)]);
        expect(await records.listByObjects([])).to.deep.equal([]);
        expect(await records.listByObjects([ObjectId(OBJECTS[2])])).to.deep.equal([]);
      });

    describeRecordGuarantees(given);
  });
}
