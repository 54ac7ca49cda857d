import { nearestName } from '../../../domain/shared/nearest-name.js';
import { PatternRefused, SearchRefused } from '../../../ports/shared/query.errors.js';
import type { SearchOperator } from '../../../ports/shared/search.js';
import { LikePattern } from '../patterns/like-pattern.js';
import { TextPattern } from '../patterns/text-pattern.js';
import { shown, type KnownField } from './known-field.js';
import { searchValue, UnfitValue } from './search-value.js';

type Given = Readonly<Record<string, unknown>>;
type AnyFilter = Readonly<Record<string, unknown>>;

const MOST_CONDITIONS = 50;
const MOST_SORTS = 10;
const MOST_VALUES = 1_000;
const DEEPEST = 5;
const DIRECTIONS: Readonly<Record<string, 'ascending' | 'descending'>> = { asc: 'ascending', desc: 'descending' };
const GROUPS = ['and', 'or', 'not'];

/** How each operator is written in a filter, by the name of the column. */
const WRITTEN: Readonly<Record<SearchOperator, (column: string, value: unknown) => AnyFilter>> = {
  eq: (column, value) => ({ [column]: value }),
  neq: (column, value) => ({ [column]: { not: value } }),
  gt: (column, value) => ({ [column]: { gt: value } }),
  gte: (column, value) => ({ [column]: { gte: value } }),
  lt: (column, value) => ({ [column]: { lt: value } }),
  lte: (column, value) => ({ [column]: { lte: value } }),
  in: (column, values) => ({ [column]: { in: values } }),
  'not in': (column, values) => ({ [column]: { notIn: values } }),
  like: (column, pattern) => ({ [column]: { like: pattern } }),
  'not like': (column, pattern) => ({ [column]: { notLike: pattern } }),
  regex: (column, pattern) => ({ [column]: { matches: pattern } }),
  'not regex': (column, pattern) => ({ not: { [column]: { matches: pattern } } }),
  'is null': (column) => ({ [column]: { isNull: true } }),
  'is not null': (column) => ({ [column]: { isNotNull: true } }),
};

/** Reads one request, place by place, and says of the first thing that is wrong where it stands and what would be right. */
export class SearchReader {
  private conditions = 0;

  constructor(private readonly known: ReadonlyMap<string, KnownField>) {}

  filter(search: unknown): AnyFilter {
    if (search === undefined) return {};
    const members = this.list('search', search, MOST_CONDITIONS).map((node, index) => this.node(node, `search[${String(index)}]`, 0));
    const [only, ...more] = members;
    return only === undefined ? {} : more.length === 0 ? only : { and: members };
  }

  order(sort: unknown): readonly { readonly column: string; readonly direction: 'ascending' | 'descending' }[] {
    if (sort === undefined) return [];
    return this.list('sort', sort, MOST_SORTS).map((one, index) => {
      const place = `sort[${String(index)}]`;
      const { parameter, direction } = this.object(place, one, ['parameter', 'direction']);
      const field = this.field(`${place}.parameter`, parameter, ({ sortable }) => sortable);
      return { column: field.column, direction: this.named(`${place}.direction`, direction, DIRECTIONS) };
    });
  }

  names(parameters: unknown): readonly string[] {
    const names = this.list('parameters', parameters, this.known.size * 2).map(
      (name, index) => this.field(`parameters[${String(index)}]`, name).name,
    );
    return [...new Set(names)];
  }

  private node(given: unknown, place: string, depth: number): AnyFilter {
    if (depth > DEEPEST) throw new SearchRefused(place, `is nested deeper than ${String(DEEPEST)} groups`);
    const [name, ...others] = typeof given === 'object' && given !== null ? Object.keys(given) : [];
    if (name === undefined || others.length > 0 || !GROUPS.includes(name)) return this.condition(given, place);
    const inner = `${place}.${name}`;
    const content = (given as Given)[name];
    if (name === 'not') return { not: this.node(content, inner, depth + 1) };
    const members = this.list(inner, content, MOST_CONDITIONS);
    if (members.length === 0) throw new SearchRefused(inner, 'is an empty group');
    return { [name]: members.map((member, index) => this.node(member, `${inner}[${String(index)}]`, depth + 1)) };
  }

  private condition(given: unknown, place: string): AnyFilter {
    if (++this.conditions > MOST_CONDITIONS)
      throw new SearchRefused(place, `is one more than the ${String(MOST_CONDITIONS)} conditions there may be`);
    const { parameter, operator, ...operands } = this.object(place, given, ['parameter', 'operator', 'value', 'values']);
    const field = this.field(`${place}.parameter`, parameter);
    const named = Object.fromEntries(field.operators.map((name) => [name, name]));
    const checked = this.named(`${place}.operator`, operator, named);
    return WRITTEN[checked](field.column, this.operand(field, checked, operands, place));
  }

  private operand({ schema }: KnownField, operator: SearchOperator, operands: Given, place: string): unknown {
    const name = operator === 'in' || operator === 'not in' ? 'values' : operator.startsWith('is ') ? undefined : 'value';
    for (const other of Object.keys(operands))
      if (other !== name) throw new SearchRefused(`${place}.${other}`, `does not go with "${operator}"`, name === undefined ? [] : [name]);
    if (name === undefined) return undefined;
    const given = operands[name];
    if (name === 'values')
      return this.list(`${place}.values`, given, MOST_VALUES).map((one, index) =>
        this.fitting(`${place}.values[${String(index)}]`, () => searchValue(schema, one)),
      );
    if (given === null && schema.nullable && (operator === 'eq' || operator === 'neq')) return null;
    return this.fitting(`${place}.value`, () => {
      const value = searchValue(schema, given);
      if (operator.endsWith('like')) new LikePattern(value as string);
      if (operator.endsWith('regex')) new TextPattern(value as string);
      return value;
    });
  }

  private fitting(place: string, read: () => unknown): unknown {
    try {
      return read();
    } catch (error) {
      if (error instanceof UnfitValue) throw new SearchRefused(place, error.message);
      if (error instanceof PatternRefused) throw new SearchRefused(place, `as a pattern ${error.problem}`, [error.allowed]);
      throw error;
    }
  }

  private field(place: string, given: unknown, suits: (field: KnownField) => boolean = () => true): KnownField {
    const fields = Object.fromEntries([...this.known.values()].filter(suits).map((field) => [field.name, field]));
    return this.named(place, given, fields);
  }

  /** What stands under a name, of those that are allowed here. */
  private named<Value>(place: string, given: unknown, allowed: Readonly<Record<string, Value>>): Value {
    if (typeof given === 'string' && Object.hasOwn(allowed, given)) return allowed[given] as Value;
    const names = Object.keys(allowed);
    const nearest = typeof given === 'string' && given.length < 100 ? nearestName(given, names) : undefined;
    throw new SearchRefused(
      place,
      given === undefined ? 'is missing' : `is ${shown(given)}, which is not open to searches`,
      names,
      nearest,
    );
  }

  private list(place: string, given: unknown, most: number): readonly unknown[] {
    if (!Array.isArray(given)) throw new SearchRefused(place, `is ${shown(given)}, not a list`);
    if (given.length > most) throw new SearchRefused(place, `has ${String(given.length)} members, more than ${String(most)}`);
    return Array.from(given as readonly unknown[]);
  }

  private object(place: string, given: unknown, keys: readonly string[]): Given {
    if (typeof given !== 'object' || given === null || Array.isArray(given))
      throw new SearchRefused(place, `is ${shown(given)}, not an object`, keys);
    for (const key of Object.keys(given))
      if (!keys.includes(key))
        throw new SearchRefused(place, `has an unknown part ${shown(key)}`, keys, nearestName(key.slice(0, 100), keys));
    return given as Given;
  }
}
