/** What a contract of a repository has to cover, and the defects that show whether it does. */
export const FACETS = {
  'round trip': 'a field is lost or altered, a null becomes a value, a change forgets a column or touches other rows',
  'exact values': 'a double is rounded to 32 bits, a bigint goes through a number; an instant loses its microseconds',
  constraints: 'a unique key or a reference is not enforced, a bulk stores a part of itself',
  'order and ties': 'a list is turned round, or forgets a column of its order, or has its ties turned round',
  selection: 'a condition is forgotten, a list of values is cut, another row is found in place of none',
  paging: 'a page is off by one, there is always or never a next one, totals count one page, a cursor is ignored',
  rollback: 'what was written is still there after the transaction has failed',
  'lost update': 'of two changes of what both have read the second wins silently; two callers both create',
  'no aliasing': 'the object that is stored, or that somebody else was given, is handed out',
  answers: 'a method does nothing, finds nothing, leaves out an item, counts wrong or says the opposite',
} as const;

export type Facet = keyof typeof FACETS;

export const FACET_NAMES = Object.keys(FACETS) as readonly Facet[];
