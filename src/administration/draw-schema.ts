import { diagramDocument, mermaidDiagram, svgDiagram } from '../adapters/diagram/index.js';
import { MemoryDatabase } from '../adapters/memory/shared/memory-database.js';
import { Container, type ContainerOptions } from '../container/index.js';
import { InvalidValue } from '../domain/shared/invalid-value.js';

/** The tables of one database, drawn. */
export interface SchemaPicture {
  readonly database: string;
  /** How many tables there are. */
  readonly tables: number;
  /** `erDiagram` */
  readonly mermaid: string;
  readonly svg: string;
  /** A page in Markdown that shows the other two; the SVG is expected beside it as `<database>.svg`. */
  readonly page: string;
}

/**
 * Draws the declared tables of each database of a composition of fakes, or of the one named. The fakes declare the same
 * tables as the databases they stand for, so no database is needed and no driver is loaded. @throws InvalidValue for
 * another name.
 */
export async function drawSchemas(options: ContainerOptions, name?: string): Promise<SchemaPicture[]> {
  const classes = options.components.filter((component) => component.prototype instanceof MemoryDatabase);
  await using container = await Container.start(options);
  const databases = classes.map((component) => container.resolve(component) as MemoryDatabase);
  const known = databases.map((database) => database.name);
  if (name !== undefined && !known.includes(name)) throw new InvalidValue('database', name, `one of ${known.join(', ')}`);
  return databases.filter((database) => name === undefined || database.name === name).map(pictureOf);
}

function pictureOf({ name, tables }: MemoryDatabase): SchemaPicture {
  return {
    database: name,
    tables: tables.length,
    mermaid: mermaidDiagram(tables),
    svg: svgDiagram(name, tables),
    page: diagramDocument(name, tables),
  };
}
