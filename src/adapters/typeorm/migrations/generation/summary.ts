import type { Difference } from '../../reflection/difference.js';
import { typeText } from '../../reflection/column-data-type.js';
import type { Change } from './change.js';
import { renameText, type Rename } from './renames.js';

/** What a migration does, in plain English, a line each. */
export function summaryOf(renames: readonly Rename[], change: Change | undefined): string[] {
  const { created = [], dropped = [], altered = [] } = change ?? {};
  return [
    ...renames.map((rename) => `rename ${renameText(rename).replace(':', ' to ')}`),
    ...created.map(({ name }) => `create table ${name}`),
    ...altered.flatMap(({ differences }) => differences.map(lineOf)),
    ...dropped.map(({ name }) => `drop table ${name}`),
  ];
}

function lineOf(difference: Difference): string {
  const what =
    difference.part === 'column'
      ? `column ${difference.table}.${difference.name}`
      : `${difference.part} ${difference.name} of ${difference.table}`;
  if (difference.kind === 'missing') return `add ${what}`;
  if (difference.kind === 'extra') return `drop ${what}`;
  if (difference.kind === 'renamed')
    return `rename ${difference.part} ${String(difference.actual.name)} of ${difference.table} to ${difference.name}`;
  if (difference.part !== 'column') return `change ${what}`;
  const { actual, expected, aspect } = difference;
  if (aspect === 'nullability') return `${what} may ${expected.nullable ? '' : 'not '}be empty`;
  if (aspect !== 'type' && aspect !== 'size') return `change the ${aspect} of ${what}`;
  return `change ${what} from ${typeText(actual.type)} to ${typeText(expected.type)}`;
}
