import { expect } from 'chai';
import { CheckViolation, ForeignKeyViolation, UniqueViolation, type ConstraintViolation } from '../../../ports/shared/database.errors.js';
import type { ObservatorySubject } from '../../builders/observatory/observatory-subject.js';
import { rejection } from '../rejection.js';

interface Refused<Item> {
  readonly constraint: string;
  readonly item: Item;
}

/** One kind of what the observatory stores, and what is needed to try it. */
export interface StoredItemCase<Item extends object> {
  readonly engine: string;
  /** Such as `sites`. */
  readonly table: string;
  readonly subject: () => ObservatorySubject;
  /** Stores what the items refer to. */
  readonly prepare?: (subject: ObservatorySubject) => Promise<void>;
  readonly add: (item: Item) => Promise<void>;
  /** The one with the key of the given one. */
  readonly find: (item: Item) => Promise<Item | undefined>;
  /** The n-th of some items, with a value in every field; values at the ends of their ranges among them. */
  readonly item: (n: number) => Item;
  /** The same, with nothing in fields that may have nothing. */
  readonly bare?: (n: number) => Item;
  /** Which cannot be stored beside `item(1)`. */
  readonly taken: readonly Refused<Item>[];
  /** Which refer to what is not there. */
  readonly orphans?: readonly Refused<Item>[];
  /** Which the domain does not make and the database refuses: see `unchecked`. */
  readonly broken: readonly Refused<Item>[];
  /** A read-modify-write that many do at once, where the items can be changed. */
  readonly counted?: {
    readonly zero: Item;
    readonly increment: (item: Item) => Promise<void>;
    readonly countOf: (item: Item) => number;
  };
}

/** An item with fields that its constructor refuses, as a mapper that is wrong would make it. */
export function unchecked<Item extends object>(item: Item, fields: Partial<Record<keyof Item, unknown>>): Item {
  return Object.assign(Object.create(Object.getPrototypeOf(item) as object) as Item, item, fields);
}

/** What every repository of the observatory with single items owes its callers, on an empty database. */
export function describeStoredItems<Item extends object>(given: StoredItemCase<Item>): void {
  const { engine, table, subject, add, find, item, bare, taken, orphans = [], broken, counted } = given;

  describe(`${table} on ${engine}`, () => {
    beforeEach(() => given.prepare?.(subject()));

    it('come back exactly, with every field, and with none that may be missing', async () => {
      const items = [item(1), item(2), ...(bare ? [bare(3)] : [])];
      for (const one of items) await add(one);
      for (const one of items) {
        expect(await find(one)).to.deep.equal(one);
        expect(await find(one)).to.be.instanceOf(one.constructor);
      }
      expect(await find(item(4))).to.equal(undefined);
    });

    it('are nobody else’s objects', async () => {
      const given = item(1);
      await add(given);
      const found = await find(given);
      expect(found).to.not.equal(given);
      for (const one of [given, found]) Object.assign(one ?? {}, spoilt(one));
      expect(await find(item(1))).to.deep.equal(item(1));
    });

    for (const { constraint, item: second } of taken)
      it(`are refused by ${constraint}`, async () => {
        await add(item(1));
        await expectRefused(second, UniqueViolation, constraint);
        expect(await find(item(1))).to.deep.equal(item(1));
      });

    it('are added once by many at once', async () => {
      const answers = await Promise.allSettled(Array.from({ length: 8 }, () => add(item(1))));
      const failed = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : []));
      expect(failed).to.have.length(7);
      for (const error of failed) expect(error).to.be.instanceOf(UniqueViolation);
      expect(await find(item(1))).to.deep.equal(item(1));
    });

    for (const { constraint, item: orphan } of orphans)
      it(`are held by ${constraint}`, async () => {
        await expectRefused(orphan, ForeignKeyViolation, constraint);
        expect(await find(orphan)).to.equal(undefined);
      });

    for (const { constraint, item: wrong } of broken)
      it(`are checked by ${constraint}`, () => expectRefused(wrong, CheckViolation, constraint));

    it('take part in the transaction around them', async () => {
      await add(item(1));
      if (counted) await add(counted.zero);
      await rejection(
        subject().database.transaction(async () => {
          await add(item(2));
          expect(await find(item(2))).to.deep.equal(item(2));
          await counted?.increment(counted.zero);
          throw new Error('roll back');
        }),
      );
      expect(await find(item(1))).to.deep.equal(item(1));
      expect(await find(item(2))).to.equal(undefined);
      if (counted) expect(await find(counted.zero)).to.deep.equal(counted.zero);
    });

    if (counted)
      it('lose no change when many read and write the same one', async () => {
        await add(counted.zero);
        const increment = async (): Promise<void> => {
          const found = await find(counted.zero);
          if (!found) throw new Error('it is gone');
          await counted.increment(found);
        };
        await Promise.all(Array.from({ length: 6 }, () => subject().database.transaction(increment)));
        const end = await find(counted.zero);
        expect(end && counted.countOf(end)).to.equal(6);
      });

    async function expectRefused(one: Item, kind: new (...parts: never[]) => ConstraintViolation, constraint: string): Promise<void> {
      const error = await rejection(add(one));
      expect(error).to.be.instanceOf(kind).and.include({ constraint, table });
    }
  });
}

function spoilt(item: object | undefined): object {
  return Object.fromEntries(Object.keys(item ?? {}).map((name) => [name, 'spoilt']));
}
