import { nearestName } from '../../../domain/shared/nearest-name.js';
import type { NumberedPageRequest } from '../../../ports/shared/paging.js';
import { SearchRefused } from '../../../ports/shared/query.errors.js';
import type { SearchOperator } from '../../../ports/shared/search.js';
import type { ColumnKind, RowOf, TableSchema } from '../../schema/shared/table.js';
import type { Filter, GroupName } from '../filter.js';
import type { OrderBy } from '../row-order.js';
import { shown, type KnownField } from './known-field.js';
import { SearchReader } from './search-reader.js';

/** One field open to searches: its column, and what may be done with it. */
export interface SearchField<Table extends TableSchema> {
  readonly column: keyof RowOf<Table> & string;
  /** Default: every operator that means something for the kind of the column. */
  readonly operators?: readonly SearchOperator[];
  /** Default true. */
  readonly sortable?: boolean;
}

/** What a search asks for, ready for the gateway. */
export interface ReadSearch<Table extends TableSchema> {
  readonly where: Filter<Table>;
  readonly orderBy: readonly OrderBy<Table>[];
  /** Names of the fields to show, as they are called outside. */
  readonly fields: readonly string[];
  readonly page: Required<NumberedPageRequest>;
}

const EQUALITY = ['eq', 'neq', 'in', 'not in', 'is null', 'is not null'] as const;
const ORDER = [...EQUALITY, 'gt', 'gte', 'lt', 'lte'] as const;
const OPERATORS: Readonly<Record<ColumnKind, readonly SearchOperator[]>> = {
  integer: ORDER,
  bigint: ORDER,
  double: ORDER,
  text: [...ORDER, 'like', 'not like', 'regex', 'not regex'],
  boolean: EQUALITY,
  instant: ORDER,
};

const GROUP_NAMES: readonly string[] = ['and', 'or', 'not'] satisfies readonly GroupName[];
const MOST_PER_PAGE = 1_000;
const USUAL_PER_PAGE = 100;
const FARTHEST_ROW = 10 ** 9;
const PARTS = ['search', 'sort', 'parameters', 'page', 'per_page'];

/**
 * The fields of a table that searches from outside may name, and nothing else: every name of a request is looked up here,
 * every value is checked against its column and only ever bound, so no request can change what a statement says.
 *
 * ```ts
 * const pilotSearch = new SearchFields(pilotTable, { PilotID: 'pilot_id', Status: { column: 'status', operators: ['eq', 'in'] } });
 * const { where, orderBy, page } = pilotSearch.read(body);
 * ```
 *
 * For input from outside; code of our own writes a `Filter`, which the compiler checks.
 */
export class SearchFields<Table extends TableSchema> {
  private readonly known: ReadonlyMap<string, KnownField>;

  /** @throws TypeError when a field names a column that the table does not have, or that filters cannot name */
  constructor(table: Table, fields: Readonly<Record<string, (keyof RowOf<Table> & string) | SearchField<Table>>>) {
    this.known = new Map(Object.entries(fields).map(([name, field]) => [name, knownField(table, name, field)]));
  }

  get names(): readonly string[] {
    return [...this.known.keys()];
  }

  /** Reads a whole request: a `SearchRequest`, not trusted. @throws SearchRefused */
  read(request: unknown): ReadSearch<Table> {
    if (typeof request !== 'object' || request === null || Array.isArray(request)) throw new SearchRefused('the request', 'is no object');
    for (const part of Object.keys(request))
      if (!PARTS.includes(part))
        throw new SearchRefused('the request', `has an unknown part ${shown(part)}`, PARTS, nearestName(part, PARTS));
    const { search, sort, parameters, page, per_page: perPage } = request as Readonly<Record<string, unknown>>;
    return { where: this.filter(search), orderBy: this.order(sort), fields: this.fields(parameters), page: this.page({ page, perPage }) };
  }

  /** Reads a list of conditions and groups, all of which must hold. @throws SearchRefused */
  filter(search: unknown): Filter<Table> {
    return new SearchReader(this.known).filter(search) as Filter<Table>;
  }

  /** Reads a list of `{ parameter, direction }`. @throws SearchRefused */
  order(sort: unknown): readonly OrderBy<Table>[] {
    return new SearchReader(this.known).order(sort);
  }

  /** Reads a list of names of fields; all of them when there is none. @throws SearchRefused */
  fields(parameters: unknown): readonly string[] {
    return parameters === undefined ? this.names : new SearchReader(this.known).names(parameters);
  }

  /** Reads the number of a page and its size, 1 to 1,000 and 100 unless given. @throws SearchRefused */
  page({ page = 1, perPage = USUAL_PER_PAGE }: { readonly page?: unknown; readonly perPage?: unknown }): Required<NumberedPageRequest> {
    const checkedPage = whole('page', page, FARTHEST_ROW);
    const checkedSize = whole('per_page', perPage, MOST_PER_PAGE);
    if (checkedPage * checkedSize > FARTHEST_ROW) throw new SearchRefused('page', `lies beyond row ${String(FARTHEST_ROW)}`);
    return { page: checkedPage, perPage: checkedSize };
  }
}

function knownField<Table extends TableSchema>(table: Table, name: string, field: string | SearchField<Table>): KnownField {
  const { column, operators, sortable = true } = typeof field === 'string' ? { column: field } : field;
  const schema = Object.hasOwn(table.columns, column) ? table.columns[column] : undefined;
  if (!schema) throw new TypeError(`the search field ${name} is of ${table.name}.${column}, which is not declared`);
  if (GROUP_NAMES.includes(column))
    throw new TypeError(`the search field ${name} is of ${table.name}.${column}, which filters take for a group`);
  return { name, column, schema, operators: operators ?? OPERATORS[schema.kind], sortable };
}

function whole(place: string, given: unknown, most: number): number {
  const number = typeof given === 'string' && /^\d{1,10}$/.test(given) ? Number(given) : given;
  if (typeof number === 'number' && Number.isInteger(number) && number >= 1 && number <= most) return number;
  throw new SearchRefused(place, `is ${shown(given)}, not a whole number from 1 to ${String(most)}`);
}
