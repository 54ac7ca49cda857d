import type { TableSchema } from '../schema/shared/table.js';
import { entityModel, type Entity, type EntityColumn, type Relation } from './entity.js';

/** Tables as Mermaid's `erDiagram`, which GitHub and many editors draw. */
export function mermaidDiagram(tables: readonly TableSchema[]): string {
  const { entities, relations } = entityModel(tables);
  return ['erDiagram', ...entities.flatMap(entityLines), ...relations.map(relationLine), ''].join('\n');
}

function entityLines({ name, columns }: Entity): string[] {
  return [`  ${quoted(name)} {`, ...columns.map((column) => `    ${attribute(column)}`), '  }'];
}

function attribute({ name, type, nullable, primary, foreign, unique }: EntityColumn): string {
  const keys = [primary && 'PK', foreign && 'FK', unique && 'UK'].filter((key) => key !== false);
  return [type, wordOf(name), ...(keys.length > 0 ? [keys.join(', ')] : []), ...(nullable ? ['"may be null"'] : [])].join(' ');
}

function relationLine({ from, to, fromColumns, optional, single }: Relation): string {
  return `  ${quoted(to)} ${optional ? '|o' : '||'}--${single ? 'o|' : 'o{'} ${quoted(from)} : ${quoted(fromColumns.join(', '))}`;
}

function quoted(name: string): string {
  return /^[a-zA-Z_]\w*$/.test(name) ? name : `"${name.replaceAll('"', "'")}"`;
}

/** The names of attributes cannot be quoted. */
function wordOf(name: string): string {
  return name.replaceAll(/[^\w-]/g, '_').replace(/^(?=[\d-])/, '_');
}
