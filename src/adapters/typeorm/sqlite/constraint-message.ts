import type { ConstraintFacts } from '../../../ports/shared/database.errors.js';
import type { TableSchema } from '../../schema/shared/table.js';

/** What SQLite's message says was violated; names as PostgreSQL would give them. */
export type ConstraintMessage =
  | ({ readonly kind: 'unique' | 'not-null' | 'check' } & Omit<ConstraintFacts, 'database'>)
  | { readonly kind: 'foreign-key' }
  | { readonly kind: 'type'; readonly table: string; readonly column: string };

const UNIQUE = /(?:UNIQUE|PRIMARY KEY) constraint failed: (.+)$/s;
const NOT_NULL = /NOT NULL constraint failed: ([^.]+)\.(.+)$/s;
const CHECK = /CHECK constraint failed: (.+)$/s;
const FOREIGN_KEY = /FOREIGN KEY constraint failed/;
const STRICT_TYPE = /cannot store .* value in .* column ([^.]+)\.(.+)$/s;
const UNIQUE_INDEX = /^index '(.+)'$/s;

/**
 * Reads the message of a constraint failure, the only place where SQLite names what was violated, and finds the
 * constraint as it was declared. `target` is the table of the statement.
 */
export function readConstraintMessage(
  message: string,
  tables: readonly TableSchema[],
  target: string | undefined,
): ConstraintMessage | undefined {
  const unique = UNIQUE.exec(message)?.[1];
  if (unique) return uniqueFacts(unique, tables, target);
  const [, table, column] = NOT_NULL.exec(message) ?? [];
  if (table && column) return { kind: 'not-null', constraint: `${table}_${column}_not_null`, table, columns: [column] };
  const check = CHECK.exec(message)?.[1];
  if (check) return checkFacts(check, tables, target);
  if (FOREIGN_KEY.test(message)) return { kind: 'foreign-key' };
  const [, typedTable, typedColumn] = STRICT_TYPE.exec(message) ?? [];
  return typedTable && typedColumn ? { kind: 'type', table: typedTable, column: typedColumn } : undefined;
}

function uniqueFacts(named: string, tables: readonly TableSchema[], target: string | undefined): ConstraintMessage {
  const index = UNIQUE_INDEX.exec(named)?.[1];
  if (index) return { kind: 'unique', constraint: index, table: target ?? index, columns: [] };
  const pairs = named.split(', ').map((pair) => [pair.slice(0, pair.indexOf('.')), pair.slice(pair.indexOf('.') + 1)] as const);
  const table = pairs[0]?.[0] ?? '';
  const columns = pairs.map(([, column]) => column);
  const schema = tables.find(({ name }) => name === table);
  const isTheseColumns = (declared: readonly string[]): boolean =>
    declared.length === columns.length && columns.every((column) => declared.includes(column));
  if (schema && isTheseColumns(schema.primaryKey))
    return { kind: 'unique', constraint: `${table}_pkey`, table, columns: schema.primaryKey };
  const declared = Object.entries(schema?.uniques ?? {}).find(([, names]) => isTheseColumns(names));
  if (declared) return { kind: 'unique', constraint: declared[0], table, columns: declared[1] };
  return { kind: 'unique', constraint: `${table}_${columns.join('_')}_key`, table, columns };
}

function checkFacts(constraint: string, tables: readonly TableSchema[], target: string | undefined): ConstraintMessage {
  const inOrder = [...tables].sort((left, right) => Number(right.name === target) - Number(left.name === target));
  for (const { name, columns, checks } of inOrder) {
    const rule = checks?.[constraint];
    if (rule) return { kind: 'check', constraint, table: name, columns: [rule.column] };
    const limited = Object.keys(columns).find((column) => constraint === `${name}_${column}_length`);
    if (limited) return { kind: 'check', constraint, table: name, columns: [limited] };
  }
  return { kind: 'check', constraint, table: target ?? '', columns: [] };
}
