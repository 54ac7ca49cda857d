import { InvalidDatabaseUrl } from './database-url.errors.js';

const PAIR = /\s*([^=\s]+)\s*=\s*(?:'((?:[^'\\]|\\.)*)'(?=\s|$)|((?:[^\s\\']|\\.)(?:[^\s\\]|\\.)*)|(?=\s|$))/sy;

/**
 * Takes libpq's other form apart: `host=localhost port=5432 dbname='my data'`, with `\'` and `\\` inside values.
 * @throws InvalidDatabaseUrl, without showing any of it.
 */
export function parametersOfKeywords(text: string): Map<string, string> {
  const parameters = new Map<string, string>();
  const pairs = new RegExp(PAIR);
  const end = text.trimEnd().length;
  while (pairs.lastIndex < end) {
    const match = pairs.exec(text);
    if (!match)
      throw new InvalidDatabaseUrl({
        problem: 'is not a sequence of name=value',
        remedy: "Separate the pairs by blanks and put values with blanks in quotes: host=localhost dbname='my data'.",
      });
    const [, name = '', quoted, plain] = match;
    parameters.set(name, (quoted ?? plain ?? '').replaceAll(/\\(.)/gs, '$1'));
  }
  return parameters;
}
