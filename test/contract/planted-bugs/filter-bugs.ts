import { LikePattern } from '../../../src/adapters/shared/patterns/like-pattern.js';
import type { Group, Predicate, Term } from '../../../src/adapters/shared/predicate.js';
import type { RowQuery } from '../../../src/adapters/shared/query-parser.js';
import type { OrderTerm } from '../../../src/adapters/shared/row-order.js';
import { MemoryTable } from '../../../src/adapters/memory/shared/memory-table.js';
import { replaced, type PlantedBug } from './planted-bug.js';

type Row = Record<string, unknown>;
type Where = readonly Predicate[];

/** What all reads of a table in memory come through. */
interface Reads {
  reading(where: Where, read: unknown, options: unknown): Promise<unknown>;
  rows(query: RowQuery, options: unknown): Promise<Row[]>;
}

const Tables = MemoryTable as unknown as { readonly prototype: Reads };

/** A bug that takes conditions for others; groups are gone through from the inside. */
function taking(name: string, change: { term?: (term: Term) => Predicate; group?: (group: Group) => Predicate }): PlantedBug {
  const taken = (predicate: Predicate): Predicate => {
    if (predicate.kind === 'term') return change.term?.(predicate) ?? predicate;
    if (predicate.kind === 'behind') return predicate;
    const group = { ...predicate, of: predicate.of.map(taken) };
    return change.group?.(group) ?? group;
  };
  return {
    name,
    plant: () => replaced(Tables, 'reading', (_, original) => (where, read, options) => original(where.map(taken), read, options)),
  };
}

/** A bug of the patterns that one operator takes; `matches` gets the text and the pattern as it was written. */
function fitting(name: string, operators: readonly string[], matches: (text: string, source: string) => boolean): PlantedBug {
  return taking(name, {
    term: (term) => {
      if (!operators.includes(term.operator)) return term;
      const { source } = term.value as LikePattern;
      return { ...term, value: { source, matches: (text: string) => matches(text, source) } };
    },
  });
}

/** A bug of the order of a selection. */
function ordering(name: string, change: (terms: readonly OrderTerm[]) => readonly OrderTerm[]): PlantedBug {
  return {
    name,
    plant: () =>
      replaced(
        Tables,
        'rows',
        (_, original) => (query, options) => original({ ...query, order: { ...query.order, terms: change(query.order.terms) } }, options),
      ),
  };
}

const isPresent = ({ name, column }: Term): Term => ({ kind: 'term', name, column, operator: 'notNull', value: undefined });
const present = (term: Term): Predicate => ({ kind: 'all', of: [term, isPresent(term)] });
const likeText = (source: string): RegExp => new RegExp(`^${source.replaceAll(/[^%_]/g, String.raw`\$&`).replaceAll('%', '.*').replaceAll('_', '.')}$`, 's'); // prettier-ignore
const fits = (source: string, text: string): boolean => new LikePattern(source).matches(text);

/** Of conditions, groups, patterns and orders. */
export const filterBugs: readonly PlantedBug[] = [
  taking('"notIn" leaves nulls out', { term: (term) => (term.operator === 'notIn' ? present(term) : term) }),
  taking('"notLike" leaves nulls out', { term: (term) => (term.operator === 'notLike' ? present(term) : term) }),
  taking('"notIn" is "in"', { term: (term) => (term.operator === 'notIn' ? { ...term, operator: 'in' } : term) }),
  taking('"isNull" and "isNotNull" are exchanged', {
    term: (term) => (term.operator === 'null' ? isPresent(term) : term.operator === 'notNull' ? { ...term, operator: 'null' } : term),
  }),
  taking('"or" is "and"', { group: (group) => (group.kind === 'any' ? { ...group, kind: 'all' } : group) }),
  taking('"and" is "or"', { group: (group) => (group.kind === 'all' ? { ...group, kind: 'any' } : group) }),
  taking('"not" does nothing', { group: (group) => (group.kind === 'none' ? { ...group, kind: 'all' } : group) }),
  taking('"not" of a comparison leaves nulls out', {
    group: (group) => {
      const [only, ...more] = group.of;
      if (group.kind !== 'none' || more.length > 0 || only?.kind !== 'term' || only.operator === 'null') return group;
      return { kind: 'all', of: [group, isPresent(only)] };
    },
  }),
  taking('of a group only the first member counts', { group: (group) => ({ ...group, of: group.of.slice(0, 1) }) }),
  taking('of a group the last member is forgotten', {
    group: (group) => (group.of.length > 1 ? { ...group, of: group.of.slice(0, -1) } : group),
  }),
  fitting('"like" takes letters of any case', ['like', 'notLike'], (text, source) => fits(source.toLowerCase(), text.toLowerCase())),
  fitting('"_" takes a UTF-16 unit', ['like', 'notLike'], (text, source) =>
    source.includes('\\') ? fits(source, text) : likeText(source).test(text),
  ),
  fitting('"like" need fit only a part', ['like', 'notLike'], (text, source) => fits(source === '' ? '%' : `%${source}%`, text)),
  fitting('"like" knows no escapes', ['like', 'notLike'], (text, source) => fits(source.replaceAll('\\', ''), text)),
  fitting('"matches" has to fit the whole text', ['matches'], (text, source) => new RegExp(`^(?:${source})$`, 'su').test(text)),
  fitting('"matches" takes letters of any case', ['matches'], (text, source) => new RegExp(source, 'sui').test(text)),
  fitting('"." takes a UTF-16 unit', ['matches'], (text, source) => new RegExp(source.replaceAll('\\W', '[^0-9A-Za-z_]'), 's').test(text)),
  ordering('a direction of its own is ignored', (terms) =>
    terms.map((term) => ({ ...term, descending: terms.at(-1)?.descending ?? false })),
  ),
  ordering('only the first column orders', (terms) => [...terms.slice(0, 1), ...terms.slice(-1)]),
  ordering('the primary key always ascends', (terms) =>
    terms.map((term, at) => (at === terms.length - 1 ? { ...term, descending: false } : term)),
  ),
];
