import type { ChangeFilter, Filter, Selection, Summary, TableGateway } from '../../src/adapters/shared/table-gateway.js';
import { defineTable, type RowOf } from '../../src/adapters/schema/shared/table.js';
import type { Instant } from '../../src/domain/shared/instant.js';
import { compiles, holds, type Equal } from './equal.js';

const star = defineTable({
  name: 'stars',
  columns: {
    id: { kind: 'bigint', generated: true },
    name: { kind: 'text' },
    epoch: { kind: 'integer', nullable: true },
    magnitude: { kind: 'double', nullable: true },
    variable: { kind: 'boolean' },
    seen_at: { kind: 'instant' },
  },
  primaryKey: ['id'],
  uniques: { stars_name_key: ['name'] },
});

type Where = Filter<typeof star>;
declare const stars: TableGateway<typeof star>;

describe('The types of a filter', () => {
  it('take values and operators of the column', () => {
    compiles((): Where => ({ name: 'Vega', magnitude: null, id: { in: [1n], notIn: [2n] }, epoch: { gte: 1, lt: 3, isNotNull: true } }));
    compiles((): Where => ({ name: { like: 'V%', notLike: '%x', matches: '^V', not: 'Vega' } }));
    compiles((): Where => ({ or: [{ name: 'Vega' }, { not: { and: [{ id: 1n }, { variable: { not: true } }] } }], magnitude: { gt: 1 } }));
  });

  it('refuse columns, values, operators and groups that cannot be', () => {
    // @ts-expect-error there is no such column
    compiles((): Where => ({ color: 'red' }));
    // @ts-expect-error nor in a group
    compiles((): Where => ({ or: [{ color: 'red' }] }));
    // @ts-expect-error a name is a text
    compiles((): Where => ({ name: 7 }));
    // @ts-expect-error an identifier is a bigint
    compiles((): Where => ({ id: { in: [1] } }));
    // @ts-expect-error only texts have patterns
    compiles((): Where => ({ epoch: { like: '1%' } }));
    // @ts-expect-error there is no such operator
    compiles((): Where => ({ name: { between: ['a', 'b'] } }));
    // @ts-expect-error a list cannot hold null
    compiles((): Where => ({ epoch: { in: [null] } }));
    // @ts-expect-error a name is never null
    compiles((): Where => ({ name: null }));
    // @ts-expect-error a group is a list
    compiles((): Where => ({ or: { name: 'Vega' } }));
    // @ts-expect-error a column without a value says nothing
    compiles((): Where => ({ name: undefined }));
  });

  it('let a change touch every row only when it says so', () => {
    compiles((): ChangeFilter<typeof star> => 'all rows');
    // @ts-expect-error a filter may not be left out
    compiles(() => stars.deleteWhere());
  });

  it('order by columns, each in a direction of its own', () => {
    compiles((): Selection<typeof star> => ({ orderBy: ['name', { column: 'epoch', direction: 'descending' }] }));
    // @ts-expect-error there is no such column
    compiles((): Selection<typeof star> => ({ orderBy: ['color'] }));
    // @ts-expect-error there is no such direction
    compiles((): Selection<typeof star> => ({ orderBy: [{ column: 'name', direction: 'desc' }] }));
  });
});

describe('The types of summaries and of what is found or created', () => {
  it('add only numbers, and compare only what has an order', () => {
    compiles(() => stars.summarize({ by: ['name'], sum: ['epoch', 'magnitude'], least: ['seen_at', 'name'] }));
    // @ts-expect-error a name has no sum
    compiles(() => stars.summarize({ sum: ['name'] }));
    // @ts-expect-error true and false have no least
    compiles(() => stars.summarize({ least: ['variable'] }));
    type Sums = Summary<typeof star>['sum'];
    holds<Equal<NonNullable<Sums['epoch']>, bigint>>();
    holds<Equal<NonNullable<Sums['magnitude']>, number>>();
    holds<Equal<NonNullable<Summary<typeof star>['least']['seen_at']>, Instant>>();
  });

  it('take a key, and the rest as defaults', () => {
    const rest = { epoch: null, magnitude: null, variable: false, seen_at: {} as Instant };
    compiles(() => stars.getOrCreate({ name: 'Vega' }, rest));
    // @ts-expect-error the defaults lack a column
    compiles(() => stars.getOrCreate({ name: 'Vega' }, { epoch: null }));
    // @ts-expect-error there is no such column
    compiles(() => stars.getOrCreate({ color: 'red' }, rest));
    type Found = Awaited<ReturnType<typeof stars.getOrCreate<'name'>>>;
    holds<Equal<Found['row'], RowOf<typeof star>>>();
  });
});
