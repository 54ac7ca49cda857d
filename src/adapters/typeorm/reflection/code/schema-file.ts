import type { TableCode } from './code-plan.js';
import { brokenObject, commentText, documentation, sourceOf } from './source-text.js';
import type { ReflectedTables } from './reflected-tables.js';

/** The declaration of a table, with what it has no words for in its comment. */
export function schemaFile(table: TableCode, library: string): string {
  const { className, variable, schema, generated, structure, limits } = table;
  const { name, columns, primaryKey, ...rules } = schema;
  const types = generated ? 'defineTable, type NewRowOf, type RowOf' : 'defineTable, type RowOf';
  const about = structure.comment === undefined ? [] : [commentText(structure.comment)];
  const limited =
    limits.length === 0
      ? []
      : ['Not declared here, because there are no words for it:', ...limits.map((limit) => `- ${commentText(limit)}`)];
  return [
    `import { ${types} } from '${library}';`,
    '',
    `${documentation([...about, ...(about.length > 0 && limited.length > 0 ? [''] : []), ...limited])}export const ${variable}Table = defineTable({`,
    `  name: ${sourceOf(name)},`,
    `  columns: ${brokenObject(Object.entries(columns), '  ')},`,
    `  primaryKey: ${sourceOf(primaryKey, '  ')},`,
    ...Object.entries(rules).map(([part, entries]) => `  ${part}: ${brokenObject(Object.entries(entries), '  ')},`),
    '});',
    '',
    `export type ${className}Row = RowOf<typeof ${variable}Table>;`,
    ...(generated ? [`export type New${className}Row = NewRowOf<typeof ${variable}Table>;`] : []),
    '',
  ].join('\n');
}

/** The list of all tables, for a database definition. */
export function tablesFile(name: string, tables: readonly TableCode[], leftOut: ReflectedTables['leftOut'], library: string): string {
  const about = [
    'The tables, each after those it refers to.',
    ...leftOut.map(({ table, why }) => `Not declared: ${commentText(`${table}, because ${why}`)}.`),
  ];
  const list = tables.map(({ variable }) => `${variable}Table`);
  const flat = `export const ${name}Tables: readonly TableSchema[] = [${list.join(', ')}];`;
  return [
    `import type { TableSchema } from '${library}';`,
    ...tables.map(({ variable, stem }) => `import { ${variable}Table } from './${stem}.schema.js';`).toSorted(),
    '',
    documentation(about) +
      (flat.length <= 140
        ? flat
        : `export const ${name}Tables: readonly TableSchema[] = [\n${list.map((item) => `  ${item},\n`).join('')}];`),
    '',
  ].join('\n');
}
