import fc from 'fast-check';

/** Texts that patterns are tried on. */
export const PATTERN_TEXTS: readonly string[] = [
  '',
  'a',
  'b',
  'A',
  'ab',
  'ba',
  'aab',
  'abab',
  'aaaaab',
  'a b',
  'a\nb',
  'a\r\nb\n',
  'a-b',
  'a.b',
  'a*b',
  'a[b',
  'a]b',
  'a^b$',
  'a_b',
  'a%b',
  'a\\b',
  'a{2}',
  '(a|b)',
  '7',
  '42',
  'a7b',
  '_',
  '\t',
  '\u000b',
  '\u00a0',
  '\u00e9',
  'e\u0301',
  '\u{1F52D}',
  'a\u{1F52D}b',
  '\uFFFD\u{E000}',
  '\u0660',
  '\u017F',
  'ZTF18aaajcjk',
];

/** Patterns of `like`, malformed ones left out. */
export const likeSources: fc.Arbitrary<string> = fc
  .array(fc.constantFrom('%', '_', 'a', 'b', 'A', '-', '*', '?', '[', ']', '^', '\\%', '\\_', '\\\\', '\n', '\u00e9', '\u{1F52D}', '7'), {
    maxLength: 6,
  })
  .map((parts) => parts.join(''));

const characters = fc.constantFrom('a', 'b', 'A', '7', '_', ' ', '-', '\\.', '\\*', '\\[', '\\]', '\\^', '\\$', '\\{', '\\\\', '\\n', '\u00e9', '\u{1F52D}', '%', ',', '\\(', ':', '!'); // prettier-ignore
const classes = fc.constantFrom('.', '\\d', '\\w', '\\s', '\\D', '\\W', '\\S');
const members = fc.constantFrom('a', 'b', 'a-c', 'A-Z', '0-9', '\\d', '\\w', '\\s', '\\]', '\\\\', '\\^', '\\-', '.', '*', '$', '\u00e9', '\u{1F52D}', '\u{1F500}-\u{1F5FF}', '_'); // prettier-ignore
const sets = fc
  .tuple(fc.constantFrom('', '^'), fc.array(members, { minLength: 1, maxLength: 3 }))
  .map(([negation, some]) => `[${negation}${some.join('')}]`);
const repetitions = fc.constantFrom('*', '+', '?', '{2}', '{0}', '{1,}', '{0,2}', '{2,3}');

/** Regular expressions of the portable grammar. */
export const patternSources: fc.Arbitrary<string> = fc.letrec<{ pattern: string; branch: string; piece: string; atom: string }>((tie) => ({
  pattern: fc.array(tie('branch'), { minLength: 1, maxLength: 3, depthIdentifier: 'pattern' }).map((branches) => branches.join('|')),
  branch: fc.array(tie('piece'), { maxLength: 4, depthIdentifier: 'pattern' }).map((pieces) => pieces.join('')),
  piece: fc.oneof(
    { arbitrary: tie('atom'), weight: 6 },
    { arbitrary: fc.tuple(tie('atom'), repetitions).map(([atom, repetition]) => `${atom}${repetition}`), weight: 3 },
    { arbitrary: fc.constantFrom('^', '$'), weight: 2 },
  ),
  atom: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'pattern' },
    { arbitrary: characters, weight: 5 },
    { arbitrary: classes, weight: 2 },
    { arbitrary: sets, weight: 2 },
    { arbitrary: fc.tuple(fc.constantFrom('(', '(?:'), tie('pattern')).map(([open, pattern]) => `${open}${pattern})`), weight: 2 },
  ),
})).pattern;

/** What JavaScript makes of a pattern, in its own words; its `\s` knows spaces beyond ASCII, so that is written out. */
export function nativePattern(source: string): RegExp {
  let set = false;
  const plain = source.replaceAll(/\\.|\[|\]|-|[^\\[\]-]+/gsu, (part) => {
    if (part === '[') set = true;
    if (part === ']') set = false;
    if (part === '\\s') return set ? '\\t-\\r ' : '[\\t-\\r ]';
    if (part === '\\S') return '[^\\t-\\r ]';
    if (part === '\\-') return set ? '\\-' : '-';
    return part;
  });
  return new RegExp(plain, 'su');
}

/** A pattern of `like` as a regular expression of JavaScript. */
export function nativeLike(source: string): RegExp {
  const plain = source.replaceAll(/\\(.)|(.)/gsu, (_part, escaped: string | undefined, character: string) => {
    if (escaped === undefined && character === '%') return '.*';
    if (escaped === undefined && character === '_') return '.';
    return (escaped ?? character).replaceAll(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`);
  });
  return new RegExp(`^${plain}$`, 'su');
}
