import type { TableSchema } from '../schema/shared/table.js';
import { mermaidDiagram } from './mermaid-diagram.js';

/** The page of a database: its picture, and the same in Mermaid. */
export function diagramDocument(database: string, tables: readonly TableSchema[]): string {
  const number = `${String(tables.length)} table${tables.length === 1 ? '' : 's'}`;
  return `# Schema of ${database}

${number}, drawn from their declarations by \`sextant diagram\`; never edit this page. Types are those of \`defineTable\`, the same on every engine.

![the tables of ${database} and their foreign keys](${encodeURIComponent(database)}.svg)

\`\`\`mermaid
${mermaidDiagram(tables).trimEnd()}
\`\`\`
`;
}
