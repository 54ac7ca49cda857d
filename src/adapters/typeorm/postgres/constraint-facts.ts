import type { ConstraintFacts } from '../../../ports/shared/database.errors.js';
import type { TableSchema } from '../../schema/shared/table.js';
import type { ServerError } from './server-error.js';

const STAGE = /^sextant_stage_(.+)_[0-9a-f]{8}$/;

/**
 * The name, table and columns of a broken constraint. The server names constraint and table; the columns come from the
 * declared tables, so that they are the same as on the other engines, and for a table that is not declared from the
 * server's own words.
 */
export function constraintFacts(error: ServerError, database: string, tables: readonly TableSchema[]): ConstraintFacts {
  const given = error.table ?? '';
  const name = STAGE.exec(given)?.[1] ?? given;
  const table = tables.find((candidate) => candidate.name === name);
  if (error.code === '23502') {
    const column = error.column ?? '';
    return { database, constraint: `${name}_${column}_not_null`, table: name, columns: [column] };
  }
  const constraint = error.constraint ?? '';
  const columns = (table && declaredColumns(table, constraint)) ?? columnsInDetail(error.detail);
  return { database, constraint, table: name, columns };
}

/**
 * The server does not say which column a text was too long for. The declared columns of that length in the tables the
 * statement names are asked instead; several that fit are all named.
 */
export function lengthFacts(
  error: ServerError,
  database: string,
  tables: readonly TableSchema[],
  text: string,
): ConstraintFacts | undefined {
  const length = Number(/\((\d+)\)/.exec(error.message)?.[1]);
  const inCopy = /^COPY (\S+), line \d+, column ([^:]+)/.exec(error.where ?? '');
  for (const table of tables) {
    if (!mentions(inCopy?.[1] ?? text, table.name)) continue;
    const fitting = Object.entries(table.columns).flatMap(([name, column]) => (column.length === length ? [name] : []));
    const columns = inCopy?.[2] && fitting.includes(inCopy[2]) ? [inCopy[2]] : fitting;
    if (columns.length > 0) return { database, constraint: `${table.name}_${columns.join('_')}_length`, table: table.name, columns };
  }
  return undefined;
}

function declaredColumns(table: TableSchema, constraint: string): readonly string[] | undefined {
  if (constraint === `${table.name}_pkey`) return table.primaryKey;
  const check = table.checks?.[constraint];
  return table.uniques?.[constraint] ?? table.foreignKeys?.[constraint]?.columns ?? (check && [check.column]);
}

/** `Key (first, "Second")=(1, 2) already exists.` */
function columnsInDetail(detail: string | undefined): string[] {
  const list = /^Key \((.+?)\)=\(/s.exec(detail ?? '')?.[1];
  return list?.split(', ').map((name) => name.replace(/^"(.*)"$/s, '$1').replaceAll('""', '"')) ?? [];
}

function mentions(text: string, table: string): boolean {
  return text.split(/[^\p{L}\p{N}_]+/u).includes(table);
}
