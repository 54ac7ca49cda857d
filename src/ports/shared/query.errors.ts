import { SextantError, type ErrorDefinition } from '../../domain/shared/sextant-error.js';

/** A pattern of `like` or `matches` that is none, or that would not mean the same on every engine. */
export class PatternRefused extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'QUERY_PATTERN_REFUSED',
    kind: 'invalid',
    meaning: 'A text pattern is malformed, too large, or uses what the engines do not all understand alike.',
    remedy: 'Write the pattern with what the message lists; docs/queries.md has the whole grammar.',
  };
  constructor(
    readonly pattern: string,
    readonly problem: string,
    readonly allowed: string,
  ) {
    const shown = pattern.length > 80 ? `${pattern.slice(0, 77)}...` : pattern;
    super(PatternRefused.definition, `the pattern ${JSON.stringify(shown)} ${problem}; allowed are ${allowed}`, { problem, allowed });
  }
}

/** The cursor of a page was not made by this query, or is damaged. */
export class CursorRefused extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'QUERY_CURSOR_REFUSED',
    kind: 'invalid',
    meaning: 'A cursor is damaged, or belongs to a query with another table, filter or order.',
    remedy: 'Begin again without a cursor, and use each cursor only with the query that gave it.',
  };
  constructor(
    readonly table: string,
    readonly reason: 'broken' | 'foreign',
  ) {
    const why = reason === 'broken' ? 'is damaged' : 'belongs to another table, filter or order';
    super(CursorRefused.definition, `${table}: the cursor ${why}`, { table, reason });
  }
}

/** `updateWhere` or `deleteWhere` without a condition, which would touch every row. */
export class UnfilteredChange extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'QUERY_UNFILTERED_CHANGE',
    kind: 'invalid',
    meaning: 'A change or deletion of many rows has no condition, so it would touch every row.',
    remedy: "Give a condition, or say 'all rows' in its place.",
  };
  constructor(readonly table: string) {
    super(UnfilteredChange.definition, `${table}: the filter has no condition`, { table });
  }
}

/** `getOrCreate` by columns that do not tell rows apart. */
export class KeyNotUnique extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'QUERY_KEY_NOT_UNIQUE',
    kind: 'invalid',
    meaning: 'A row was asked for by columns that are neither the primary key nor a declared unique constraint.',
    remedy: 'Use all the columns of one of the keys the message lists.',
  };
  constructor(
    readonly table: string,
    readonly given: readonly string[],
    readonly keys: readonly (readonly string[])[],
  ) {
    const known = keys.map((columns) => `(${columns.join(', ')})`).join(', ');
    super(KeyNotUnique.definition, `${table}(${given.join(', ')}) is not a key; keys are ${known}`, { table, given, keys });
  }
}

/** A search from outside that names what was not opened to it, or does not fit. */
export class SearchRefused extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'QUERY_SEARCH_REFUSED',
    kind: 'invalid',
    meaning: 'A search names a field, operator or direction that is not open to searches, or a value that does not fit its field.',
    remedy: 'Use what the message lists.',
  };
  constructor(
    /** Where in the request: `search[2].parameter`. */
    readonly place: string,
    problem: string,
    readonly allowed: readonly string[] = [],
    readonly nearest?: string,
  ) {
    const known = allowed.length === 0 ? '' : `; allowed are ${allowed.join(', ')}`;
    const meant = nearest === undefined ? '' : `; did you mean "${nearest}"?`;
    super(SearchRefused.definition, `${place} ${problem}${known}${meant}`, { place, problem, allowed, ...(nearest && { nearest }) });
  }
}
