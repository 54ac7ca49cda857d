/** The names that one table gets in the generated code. */
export interface TableNames {
  /** Of its files: `order-line`. */
  readonly stem: string;
  /** Of its class: `OrderLine`. */
  readonly className: string;
  /** Of its schema and mapper, before `Table` and `Mapper`, and of a variable: `orderLine`. */
  readonly variable: string;
  /** Of the type of its key, before anybody knows whether it has one of its own: `OrderLineId`. */
  readonly idName: string;
}

/** Names that would hide what the generated code itself uses. */
const TAKEN_CLASSES = new Set(
  'Array BigInt Boolean Brand Date Error Function Instant JSON Map Math Number Object Omit Promise Proxy Record Reflect RegExp Set String Symbol'.split(
    ' ',
  ),
);
const TAKEN_VARIABLES = new Set(
  `arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if
   implements import in instanceof interface let new null package private protected public return row static super switch this throw true try
   typeof undefined var void while with yield`.split(/\s+/),
);

/** Names for tables, all different; `context` is the name of the files that are about all of them. */
export function tableNames(tables: readonly string[], context: string): ReadonlyMap<string, TableNames> {
  const stems = new Set([context, `${context}-ids`]);
  const classes = new Set(TAKEN_CLASSES);
  const named = tables.map((table): [string, TableNames] => {
    const words = wordsOf(table);
    const singularWords = [...words.slice(0, -1), singular(words.at(-1) ?? 'table')];
    const stem = unused(startingWithLetter(singularWords.join('-'), 'table-'), stems, '-record');
    const className = unused(pascal(wordsOf(stem)), classes, 'Record');
    const plain = camel(wordsOf(stem));
    return [table, { stem, className, variable: TAKEN_VARIABLES.has(plain) ? `${plain}Record` : plain, idName: '' }];
  });
  return new Map(named.map(([table, names]) => [table, { ...names, idName: unused(`${names.className}Id`, classes, 'Key') }]));
}

/** Names of properties for columns, all different. */
export function propertyNames(columns: readonly string[]): ReadonlyMap<string, string> {
  // A class may have no field called constructor.
  const taken = new Set(['constructor']);
  return new Map(columns.map((column) => [column, unused(startingWithLetter(camel(wordsOf(column)), 'n'), taken, 'Value')]));
}

/** `observed_at`, `ObservedAt` and `Observed At` are the same words. */
export function wordsOf(name: string): string[] {
  const words = name
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return words ?? ['unnamed'];
}

export const pascal = (words: readonly string[]): string => words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');

export function camel(words: readonly string[]): string {
  const [first = '', ...more] = words;
  return first + pascal(more);
}

const IRREGULAR: Readonly<Record<string, string>> = {
  children: 'child',
  data: 'data',
  cookies: 'cookie',
  indices: 'index',
  movies: 'movie',
  people: 'person',
  statuses: 'status',
  taxa: 'taxon',
};
const UNCHANGED = /(?:ss|us|is|news|series|species)$/;

/** The singular of an English plural, by rule; a word that is none stays. */
export function singular(word: string): string {
  const irregular = IRREGULAR[word];
  if (irregular !== undefined) return irregular;
  if (UNCHANGED.test(word) || !word.endsWith('s') || word.length < 3) return word;
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  return /(?:ss|sh|ch|x|zz|us)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}

function startingWithLetter(name: string, prefix: string): string {
  return /^\d/.test(name) ? `${prefix}${name}` : name;
}

function unused(name: string, taken: Set<string>, suffix: string): string {
  let free = name;
  for (let number = 1; taken.has(free); number += 1) free = `${name}${suffix}${number === 1 ? '' : String(number)}`;
  taken.add(free);
  return free;
}
