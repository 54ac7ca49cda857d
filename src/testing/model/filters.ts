import fc from 'fast-check';
import type { TableSchema } from '../../adapters/schema/shared/table.js';

type Row = Record<string, unknown>;
type Values = Readonly<Record<string, fc.Arbitrary<unknown>>>;

const OPERATORS = ['gt', 'gte', 'lt', 'lte', 'not', 'not'] as const;
const LIKES = ['%', '%', '', 'a', 'A%', '%a', '_', '__%', "%'%", '\\%', '%\\\\', '%\u{1F52D}%', '%\u0301', 'a\\', '%b%'];
const PATTERNS = ['', '^.$', '^a', '[aB]', '^.$', '^.?$', 'a|b$', "o'n.*l{2}", '^(?:a|\u{1F52D})', '\\W', '^[^a-z]+$', '(', '^gu'];
/** What is no condition, or none of that column. */
const ODD: readonly unknown[] = [{ not: null }, {}, { LIKE: 'a' }, { in: [null] }, { like: 'a' }, { matches: 'a' }, { isNull: false }];
const GROUPS = 2;

/** Filters of a table: mostly one condition or none, at times several, in groups, or nonsense. */
export function filters(table: TableSchema, values: Values): fc.Arbitrary<Row> {
  const condition = (name: string): fc.Arbitrary<unknown> => conditions(values[name] as fc.Arbitrary<unknown>, table.columns[name]?.kind);
  const one = fc.constantFrom(...Object.keys(table.columns)).chain((name) => condition(name).map((value): Row => ({ [name]: value })));
  return fc.oneof(
    { arbitrary: fc.constant<Row>({}), weight: 200 },
    { arbitrary: one, weight: 200 },
    { arbitrary: fc.tuple(one, one).map(([first, second]): Row => ({ ...first, ...second })), weight: 50 },
    { arbitrary: groups(one, GROUPS), weight: 100 },
    { arbitrary: fc.constantFrom<Row>({ stray: 1 }, { or: [] }, { not: {} }, { and: [{}] }), weight: 9 },
  );
}

/** Filters that say something, for changes that must not touch every row. */
export function givenFilters(table: TableSchema, values: Values): fc.Arbitrary<Row> {
  const empty = (where: Row): boolean => Object.keys(where).length === 0;
  return filters(table, values).map((where) => (empty(where) ? { [table.primaryKey[0] ?? '']: { isNotNull: true } } : where));
}

function conditions(value: fc.Arbitrary<unknown>, kind: string | undefined): fc.Arbitrary<unknown> {
  const operation = fc.tuple(fc.constantFrom(...OPERATORS), value).map(([operator, operand]): Row => ({ [operator]: operand }));
  const list = fc
    .tuple(fc.constantFrom('in', 'notIn'), fc.array(value, { maxLength: 3 }))
    .map(([operator, operands]): Row => ({ [operator]: operands.filter((one) => one !== null) }));
  const nulls = fc.constantFrom<Row>({ isNull: true }, { isNotNull: true });
  const like = fc.tuple(fc.constantFrom('like', 'notLike'), fc.constantFrom(...LIKES)).map(([name, text]): Row => ({ [name]: text }));
  const pattern = fc.constantFrom(...PATTERNS).map((text): Row => ({ matches: text }));
  const several = fc
    .array(fc.oneof(operation, list, ...(kind === 'text' ? [like] : [])), { minLength: 2, maxLength: 3 })
    .map((all) => Object.assign({}, ...all) as Row);
  return fc.oneof(
    { arbitrary: value, weight: 6 },
    { arbitrary: operation, weight: 8 },
    { arbitrary: list, weight: 4 },
    { arbitrary: nulls, weight: 1 },
    ...(kind === 'text' ? [{ arbitrary: like, weight: 7 }, { arbitrary: pattern, weight: 7 }] : []), // prettier-ignore
    { arbitrary: several, weight: 4 },
    { arbitrary: fc.constantFrom(...ODD), weight: 1 },
  );
}

function groups(one: fc.Arbitrary<Row>, levels: number): fc.Arbitrary<Row> {
  const inner = levels > 1 ? fc.oneof({ arbitrary: one, weight: 3 }, { arbitrary: groups(one, levels - 1), weight: 1 }) : one;
  const some = fc.array(inner, { minLength: 1, maxLength: 3 });
  return fc
    .tuple(
      fc.oneof(
        fc.tuple(fc.constantFrom('or', 'and'), some).map(([name, members]): Row => ({ [name]: members })),
        inner.map((negated): Row => ({ not: negated })),
      ),
      fc.option(one, { nil: {}, freq: 2 }),
    )
    .map(([group, beside]) => ({ ...beside, ...group }));
}
