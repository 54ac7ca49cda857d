import { expect } from 'chai';
import { ObjectId } from '../../../domain/shared/ids.js';
import { Instant } from '../../../domain/shared/instant.js';
import { InvalidValue } from '../../../domain/shared/invalid-value.js';
import type { ObjectRecordRepository } from '../../../ports/shared/object-record-repository.js';
import { spoil } from '../spoil.js';
import { OBJECTS, type RecordCase } from './record-case.js';

/** Values at the edges of what columns hold, by the type of a field. A class that refuses one is not asked to keep it. */
const EDGES: Readonly<Record<string, readonly unknown[]>> = {
  number: [-0, 5e-324, -5e-324, 1.797_693_134_862_315_7e308, -1.797_693_134_862_315_7e308, 0.1 + 0.2, 2 ** 31 - 1, -(2 ** 31), 0],
  bigint: [2n ** 63n - 1n, -(2n ** 63n), 2n ** 53n + 1n, 0n, -1n],
  boolean: [true, false],
  string: ['\u{1f52d} "quoted" \\ % _ \' é', 'x'.repeat(255), '\u{1f52d}'.repeat(127), ' a ', ''],
  instant: [
    Instant.parse('0001-01-01T00:00:00Z'),
    Instant.parse('9999-12-31T23:59:59.999999Z'),
    Instant.parse('1969-12-31T23:59:59.999999Z'),
  ],
};

const CALLERS = 8;

/** What is easily lost: the last digit, the last change, the order, and what belongs to whom. */
export function describeRecordGuarantees<Item extends object, Key>(given: RecordCase<Item, Key>): void {
  const { subject, repository, item, bare, changed = bare, ordered, kept = [] } = given;

  it('keep every value that their class takes, to the last bit', async () => {
    const variants = edgesOf(item(1), ['oid', ...kept]);
    expect(variants.length).to.be.at.least(3);
    for (const variant of variants) {
      await repository().saveMany([variant]);
      const found = await repository().findById(variant);
      expect(found).to.deep.equal(asKept(variant));
    }
  });

  for (const isolation of ['repeatable read', 'serializable'] as const)
    it(`lose no change when many read and write one at once, ${isolation}`, async () => {
      await repository().addNew([item(1)]);
      const isFirst = (stored: Item | undefined): boolean => JSON.stringify(stored, asText) === JSON.stringify(item(1), asText);
      const turn = (): Promise<boolean> =>
        subject().database.transaction(
          async () => {
            const first = isFirst(await repository().findById(item(1)));
            await repository().saveMany([first ? changed(1) : item(1)]);
            return first;
          },
          { isolation },
        );
      const met = await Promise.all(Array.from({ length: CALLERS }, turn));
      // One after the other they meet both states in turn; a change that is lost lets two meet the same.
      expect(met.filter(Boolean)).to.have.length(CALLERS / 2);
      expect(await repository().findById(item(1))).to.deep.equal(item(1));
      expect(await repository().count()).to.equal(1);
    });

  it('share nothing with what is given and returned', async () => {
    const one = item(1);
    const list = [one, item(2)];
    const adding = repository().addNew(list);
    spoil(one);
    list.length = 0;
    await adding;
    const read = async () => (await repository().paginate({ perPage: 9 })).items;
    expect(await read()).to.deep.equal([item(1), item(2)]);
    const three = item(3);
    const creating = repository().getOrCreate(three);
    spoil(three);
    for (const returned of [...(await read()), (await creating).item, await repository().findById(item(1))]) spoil(returned);
    expect(await read()).to.deep.equal([item(1), item(2), item(3)]);
    const saved = changed(2);
    const saving = repository().saveMany([saved]);
    spoil(saved);
    await saving;
    expect(await repository().findById(item(2))).to.deep.equal(changed(2));
  });

  it('come in order of the whole key, also where parts of it are the same', async () => {
    const shuffled = ordered.map((_, index) => ordered[(index * 5 + 3) % ordered.length] as Item & Key);
    expect(new Set(shuffled).size).to.equal(ordered.length);
    await repository().addNew(shuffled);
    const paged: Item[] = [];
    for (let page = 1; paged.length < ordered.length; page++) {
      const { items, hasNext } = await repository().paginate({ page, perPage: 2 });
      paged.push(...items);
      expect(hasNext).to.equal(paged.length < ordered.length);
    }
    expect(paged).to.deep.equal(ordered);
    if (!('oid' in item(1))) return;
    const listed = await (repository() as ObjectRecordRepository<Item, Key>).listByObjects([...OBJECTS].reverse().map(ObjectId));
    expect(listed).to.deep.equal(ordered);
  });
}

/** Records with a value of the edge in every field that takes it; one for each place in the lists above. */
function edgesOf<Item extends object>(item: Item, kept: readonly string[]): Item[] {
  const rebuild = item.constructor as new (fields: object) => Item;
  const most = Math.max(...Object.values(EDGES).map(({ length }) => length));
  return Array.from({ length: most }, (_, index) =>
    Object.entries(item).reduce<Item>((variant, [field, value]: [string, unknown]) => {
      const values = EDGES[value instanceof Instant ? 'instant' : typeof value];
      if (!values || kept.includes(field)) return variant;
      try {
        return new rebuild({ ...variant, [field]: values[index % values.length] });
      } catch (error) {
        if (error instanceof InvalidValue) return variant;
        throw error;
      }
    }, item),
  );
}

/** The sign of zero is the one thing that no engine keeps: all give 0. */
function asKept<Item extends object>(variant: Item): Item {
  const rebuild = variant.constructor as new (fields: object) => Item;
  return new rebuild(
    Object.fromEntries(Object.entries(variant).map(([field, value]: [string, unknown]) => [field, value === 0 ? 0 : value])),
  );
}

function asText(_field: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
