import { expect } from 'chai';
import { InvalidValue } from '../../../domain/shared/invalid-value.js';
import { ForeignKeyViolation, UniqueViolation } from '../../../ports/shared/database.errors.js';
import type { RecordRepository } from '../../../ports/shared/record-repository.js';
import type { ObservatorySubject } from '../../builders/observatory/observatory-subject.js';
import { rejection } from '../rejection.js';

/** One kind of record of the observatory, and what is needed to try it. */
export interface ObservatoryRecordCase<Item extends object, Key> {
  readonly engine: string;
  readonly table: string;
  readonly subject: () => ObservatorySubject;
  readonly repository: () => RecordRepository<Item, Key>;
  /** Stores what the records refer to. */
  readonly prepare?: (subject: ObservatorySubject) => Promise<void>;
  /** The n-th of some records in order of key. */
  readonly item: (n: number) => Item & Key;
  /** The same record with another text in it. */
  readonly retold: (item: Item & Key, text: string) => Item & Key;
  readonly textOf: (item: Item) => string;
  /** The first record with every field changed that is no part of its key. */
  readonly changed?: Item & Key;
  /** Keys in the order in which they are listed: capitals come before small letters, on every engine. */
  readonly inOrder: readonly (Item & Key)[];
  /** Builds records that cannot be. */
  readonly refused: readonly (() => Item)[];
  /** Records that refer to what is not there. */
  readonly orphans?: readonly { readonly constraint: string; readonly item: Item }[];
  /** Stores a record that refers to `item(1)`, which then cannot go away. */
  readonly refer?: { readonly constraint: string; readonly store: (subject: ObservatorySubject) => Promise<void> };
}

/** What every `RecordRepository` of the observatory owes its callers. */
export function describeObservatoryRecords<Item extends object, Key>(given: ObservatoryRecordCase<Item, Key>): void {
  const { engine, table, subject, repository, item, retold, textOf, changed, inOrder, refused, orphans = [], refer } = given;

  describe(`records of ${table} on ${engine}`, () => {
    beforeEach(() => given.prepare?.(subject()));

    it('come back exactly, as objects of their own', async () => {
      await repository().addNew([item(1), item(2)]);
      const found = await repository().findById(item(1));
      expect(found).to.be.instanceOf(item(1).constructor);
      expect(found).to.deep.equal(item(1));
      expect(await repository().findById(item(1))).to.not.equal(found);
      expect(await repository().findById(item(3))).to.equal(undefined);
    });

    it('are created once by many callers, and found by the others as they are', async () => {
      const answers = await Promise.all(Array.from({ length: 8 }, () => repository().getOrCreate(item(1))));
      expect(answers.filter(({ created }) => created)).to.have.length(1);
      for (const answer of answers) expect(answer.item).to.deep.equal(item(1));
      expect(await repository().getOrCreate(retold(item(1), 'other'))).to.deep.equal({ item: item(1), created: false });
      expect(await repository().count()).to.equal(1);
    });

    it('are refused when their key is taken, all of the bulk', async () => {
      await repository().addNew([item(2)]);
      const error = await rejection(repository().addNew([item(1), retold(item(2), 'other'), item(3)]));
      expect(error)
        .to.be.instanceOf(UniqueViolation)
        .and.include({ constraint: `${table}_pkey` });
      expect(await repository().count()).to.equal(1);
      expect(await repository().findById(item(2))).to.deep.equal(item(2));
    });

    it('are added where they are missing, and overwritten where that is asked for', async () => {
      await repository().addNew([item(1)]);
      expect(await repository().addMissing([retold(item(1), 'other'), item(2), retold(item(2), 'other')])).to.equal(1);
      expect(await repository().findById(item(1))).to.deep.equal(item(1));
      expect(await repository().findById(item(2))).to.deep.equal(item(2));
      await repository().saveMany([retold(item(1), 'other'), item(3), retold(item(3), 'last')]);
      expect(await repository().findById(item(1))).to.deep.equal(retold(item(1), 'other'));
      expect(await repository().findById(item(3))).to.deep.equal(retold(item(3), 'last'));
      expect(await repository().findById(item(2)), 'what was not among them stays as it is').to.deep.equal(item(2));
      expect(await repository().count()).to.equal(3);
      expect(await repository().addMissing([item(1), item(2), item(3)])).to.equal(0);
    });

    if (changed)
      it('are overwritten in every field', async () => {
        await repository().addNew([item(1)]);
        await repository().saveMany([changed]);
        expect(await repository().findById(item(1))).to.deep.equal(changed);
      });

    it('come in pages by key, in one order on every engine, with honest totals', async () => {
      expect(await repository().paginate({ perPage: 2 })).to.deep.equal({ items: [], total: 0, page: 1, pages: 0, hasNext: false });
      await repository().addNew(inOrder.toReversed());
      const perPage = inOrder.length - 1;
      const first = await repository().paginate({ perPage });
      expect(first).to.deep.equal({ items: inOrder.slice(0, perPage), total: inOrder.length, page: 1, pages: 2, hasNext: true });
      const second = await repository().paginate({ page: 2, perPage });
      expect(second).to.deep.include({ items: inOrder.slice(perPage), hasNext: false });
    });

    it('go away once', async () => {
      await repository().addNew([item(1), item(2)]);
      expect(await repository().remove(item(1))).to.equal(true);
      expect(await repository().remove(item(1))).to.equal(false);
      expect(await repository().findById(item(1))).to.equal(undefined);
      expect(await repository().findById(item(2))).to.deep.equal(item(2));
    });

    it('take part in the transaction around them', async () => {
      await repository().addNew([item(3), item(4)]);
      await rejection(
        subject().database.transaction(async () => {
          await repository().addNew([item(1)]);
          await repository().getOrCreate(item(2));
          await repository().saveMany([retold(item(3), 'other')]);
          await repository().remove(item(4));
          expect(await repository().count()).to.equal(3);
          throw new Error('roll back');
        }),
      );
      expect((await repository().paginate({ perPage: 9 })).items).to.deep.equal([item(3), item(4)]);
    });

    it('lose no change when many read and write the same one', async () => {
      await repository().addNew([retold(item(1), '0')]);
      const increment = (): Promise<void> =>
        subject().database.transaction(async () => {
          const found = (await repository().findById(item(1))) as Item & Key;
          await repository().saveMany([retold(item(1), String(Number(textOf(found)) + 1))]);
        });
      await Promise.all(Array.from({ length: 6 }, increment));
      expect(textOf((await repository().findById(item(1))) as Item)).to.equal('6');
    });

    it('cannot be built wrong', () => {
      for (const [index, build] of refused.entries()) expect(build, `case ${String(index)}`).to.throw(InvalidValue);
    });

    if (orphans.length > 0)
      it('refer to what is there', async () => {
        for (const { constraint, item: orphan } of orphans) {
          const error = await rejection(repository().addNew([item(1), orphan]));
          expect(error).to.be.instanceOf(ForeignKeyViolation).and.include({ constraint });
          expect(await repository().count()).to.equal(0);
        }
      });

    if (refer)
      it('stay while another one refers to them', async () => {
        await repository().addNew([item(1)]);
        await refer.store(subject());
        const error = await rejection(repository().remove(item(1)));
        expect(error).to.be.instanceOf(ForeignKeyViolation).and.include({ constraint: refer.constraint });
        expect(await repository().findById(item(1))).to.deep.equal(item(1));
      });
  });
}
