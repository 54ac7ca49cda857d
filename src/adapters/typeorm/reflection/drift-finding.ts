import type { DriftFinding } from '../../../ports/shared/drift-report.js';
import { typeText } from './column-data-type.js';
import type { ColumnStructure, ForeignKeyStructure, IndexKey, IndexStructure, UniqueStructure } from './database-structure.js';
import type { ColumnAspect, Difference, TablePart, TableParts } from './difference.js';

/** A difference in words, for reports. */
export function findingOf(difference: Difference): DriftFinding {
  const { kind, part, table, name } = difference;
  const place = { kind, part, table, name };
  if (part === 'table') return place;
  if (kind === 'renamed') return { ...place, expected: name, actual: difference.actual.name ?? '' };
  const aspect = kind === 'changed' && part === 'column' ? difference.aspect : undefined;
  const say = (value: TableParts[TablePart]): string => (aspect ? aspectText(value as ColumnStructure, aspect) : partText(part, value));
  return {
    ...place,
    ...(aspect ? { aspect } : {}),
    ...(kind === 'extra' ? {} : { expected: say(difference.expected) }),
    ...(kind === 'missing' ? {} : { actual: say(difference.actual) }),
  };
}

function aspectText(column: ColumnStructure, aspect: ColumnAspect): string {
  const { type, nullable, computed } = column;
  const texts: Readonly<Record<ColumnAspect, string>> = {
    type: typeText(type),
    size: typeText(type),
    nullability: nullable ? 'NULL' : 'NOT NULL',
    default: column.default ?? 'none',
    numbering: column.numbered ?? 'none',
    computation: computed ? `(${computed.expression}) ${computed.stored ? 'STORED' : 'VIRTUAL'}` : 'none',
    collation: column.collation ?? 'that of the database',
  };
  return texts[aspect];
}

function partText(part: TablePart, value: TableParts[TablePart]): string {
  switch (part) {
    case 'column':
      return columnText(value as ColumnStructure);
    case 'primary key':
      return `(${(value as TableParts['primary key']).columns.join(', ')})`;
    case 'unique':
      return uniqueText(value as UniqueStructure);
    case 'check':
      return `${(value as TableParts['check']).expression}${notValidated(value as TableParts['check'])}`;
    case 'foreign key':
      return foreignKeyText(value as ForeignKeyStructure);
    case 'index':
      return indexText(value as IndexStructure);
  }
}

function columnText(column: ColumnStructure): string {
  const { type, nullable, default: fallback, numbered, computed } = column;
  return [
    typeText(type) || 'no type',
    ...(nullable ? [] : ['NOT NULL']),
    ...(fallback === undefined ? [] : [`DEFAULT ${fallback}`]),
    ...(numbered ? [`numbered ${numbered}`] : []),
    ...(computed ? [`GENERATED ALWAYS AS (${computed.expression})`] : []),
  ].join(' ');
}

function uniqueText({ columns, deferrability, nullsNotDistinct }: UniqueStructure): string {
  return `${nullsNotDistinct ? 'NULLS NOT DISTINCT ' : ''}(${columns.join(', ')})${deferred(deferrability)}`;
}

/** In SQL; the schema only when it is told. */
export function foreignKeyText(key: ForeignKeyStructure): string {
  const { columns, references, onUpdate, onDelete, match, deferrability } = key;
  const action = (event: string, what: string): string => (what === 'no action' ? '' : ` ${event} ${what.toUpperCase()}`);
  const actions = `${match ? ' MATCH FULL' : ''}${action('ON UPDATE', onUpdate)}${action('ON DELETE', onDelete)}`;
  return `(${columns.join(', ')}) REFERENCES ${references.table} (${references.columns.join(', ')})${actions}${deferred(deferrability)}${notValidated(key)}`;
}

/** In SQL, from the method on. */
export function indexText({ unique, method, keys, include, predicate, valid }: IndexStructure): string {
  const stored = include.length === 0 ? '' : ` INCLUDE (${include.join(', ')})`;
  const where = predicate === undefined ? '' : ` WHERE ${predicate}`;
  return `${unique ? 'UNIQUE ' : ''}USING ${method} (${keys.map(keyText).join(', ')})${stored}${where}${valid === false ? ' INVALID' : ''}`;
}

function keyText({ column, expression, descending, nulls, collation, operatorClass }: IndexKey): string {
  return [
    column ?? expression,
    ...(collation === undefined ? [] : [`COLLATE ${collation}`]),
    ...(operatorClass === undefined ? [] : [operatorClass]),
    ...(descending ? ['DESC'] : []),
    ...(nulls ? [`NULLS ${nulls.toUpperCase()}`] : []),
  ].join(' ');
}

function deferred(deferrability: UniqueStructure['deferrability']): string {
  if (!deferrability) return '';
  return deferrability === 'deferrable' ? ' DEFERRABLE' : ' DEFERRABLE INITIALLY DEFERRED';
}

const notValidated = ({ validated }: { readonly validated?: false }): string => (validated === false ? ' NOT VALID' : '');
