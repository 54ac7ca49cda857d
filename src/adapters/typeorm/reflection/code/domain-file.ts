import type { CheckRule } from '../../../schema/shared/table.js';
import { TYPES_OF_KINDS, type FieldCode, type IdCode, type TableCode } from './code-plan.js';
import { commentText, documentation, sourceOf } from './source-text.js';

/** The immutable class of a table's rows. */
export function domainFile(table: TableCode, library: string): string {
  const { className, fields, generated, structure, schema, context } = table;
  const ids = [...new Set(fields.flatMap(({ id }) => id ?? []))].toSorted();
  const about = structure.comment === undefined ? `One row of the table ${commentText(schema.name)}.` : sentence(structure.comment);
  const imports = [
    ...(fields.some((field) => field.schema.kind === 'instant') ? [`import type { Instant } from '${library}';`] : []),
    ...(ids.length > 0 ? [`import type { ${ids.join(', ')} } from './${context}-ids.js';`] : []),
  ];
  const newFields = generated && [
    '',
    `/** What a new ${className} is made of: the database gives ${generated.property}. */`,
    `export type New${className} = Omit<${className}Fields, '${generated.property}'>;`,
  ];
  return [
    ...(imports.length > 0 ? [...imports, ''] : []),
    `export interface ${className}Fields {`,
    ...fields.map((field) => `${documentation(notesOf(field, table), '  ')}  readonly ${field.property}: ${typeOf(field)};`),
    '}',
    '',
    `${documentation([`${about} Immutable.`])}export class ${className} implements ${className}Fields {`,
    ...fields.map((field) => `  readonly ${field.property}: ${typeOf(field)};`),
    '',
    `  constructor(fields: ${className}Fields) {`,
    ...fields.map(({ property }) => `    this.${property} = fields.${property};`),
    '  }',
    '}',
    ...(newFields ?? []),
    '',
  ].join('\n');
}

/** The types of the keys, apart from the classes, which refer to each other by them. */
export function idsFile(ids: readonly IdCode[], library: string): string {
  const declarations = ids.flatMap(({ name, table, base }) => [
    '',
    `/** Key of the table ${commentText(table)}. */`,
    `export type ${name} = Brand<${base}, '${name}'>;`,
    `export const ${name} = (value: ${base}): ${name} => value as ${name};`,
  ]);
  return [`import type { Brand } from '${library}';`, ...declarations, ''].join('\n');
}

function typeOf({ id, schema }: FieldCode): string {
  const type = id ?? TYPES_OF_KINDS[schema.kind];
  return schema.nullable ? `${type} | null` : type;
}

function notesOf({ column, schema, comment }: FieldCode, table: TableCode): string[] {
  const rules = Object.values(table.schema.checks ?? {}).filter((rule) => rule.column === column);
  const notes = [
    ...(comment === undefined ? [] : [sentence(comment)]),
    ...(schema.length === undefined ? [] : [`At most ${characters(schema.length)}.`]),
    ...rules.map(ruleNote),
  ];
  return notes.length === 0 ? [] : [notes.join(' ')];
}

function ruleNote(rule: CheckRule): string {
  if ('atLeast' in rule) return `At least ${String(rule.atLeast)}.`;
  if ('atMost' in rule) return `At most ${String(rule.atMost)}.`;
  if ('between' in rule) return `From ${rule.between.join(' to ')}.`;
  if ('minimumLength' in rule) return `At least ${characters(rule.minimumLength)}.`;
  return `One of ${commentText(rule.oneOf.map((value) => sourceOf(value)).join(', '))}.`;
}

const characters = (count: number): string => (count === 1 ? '1 character' : `${String(count)} characters`);

function sentence(comment: string): string {
  const text = commentText(comment);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
