import type { FieldCode, TableCode } from './code-plan.js';
import { access, keyText } from './source-text.js';

/** The pure pair of functions between a table's rows and its class. */
export function mapperFile(table: TableCode): string {
  const { className, variable, stem, context, fields, generated } = table;
  const domain = `../../../domain/${context}`;
  const ids = [...new Set(fields.flatMap(({ id }) => id ?? []))].toSorted();
  const values = generated ? `${className}, type New${className}` : className;
  const rows = generated ? `New${className}Row, ${className}Row` : `${className}Row`;
  const stored = fields.filter((field) => field !== generated);
  return [
    ...(ids.length > 0 ? [`import { ${ids.join(', ')} } from '${domain}/${context}-ids.js';`] : []),
    `import { ${values} } from '${domain}/${stem}.js';`,
    `import type { ${rows} } from './${stem}.schema.js';`,
    '',
    `export const ${variable}Mapper = {`,
    `  toDomain: (row: ${className}Row): ${className} =>`,
    `    new ${className}({`,
    ...fields.map((field) => `      ${field.property}: ${fromRow(field)},`),
    '    }),',
    '',
    `  toRow: (${variable}: ${className}): ${className}Row => ({`,
    ...fields.map((field) => `    ${keyText(field.column)}: ${variable}.${field.property},`),
    '  }),',
    ...(generated
      ? [
          '',
          `  toNewRow: (${variable}: New${className}): New${className}Row => ({`,
          ...stored.map((field) => `    ${keyText(field.column)}: ${variable}.${field.property},`),
          '  }),',
        ]
      : []),
    '} as const;',
    '',
  ].join('\n');
}

function fromRow({ column, schema, id }: FieldCode): string {
  const value = access('row', column);
  if (id === undefined) return value;
  return schema.nullable ? `${value} === null ? null : ${id}(${value})` : `${id}(${value})`;
}
