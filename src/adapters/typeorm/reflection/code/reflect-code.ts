import { InvalidValue } from '../../../../domain/shared/invalid-value.js';
import type { Dialect } from '../../shared/dialect.js';
import { compareStructures } from '../compare-structures.js';
import type { DatabaseStructure } from '../database-structure.js';
import { tableKey } from '../database-structure.js';
import { findingOf } from '../drift-finding.js';
import { structureOfTables } from '../structure-of-tables.js';
import type { DriftFinding } from '../../../../ports/shared/drift-report.js';
import type { DeclarableTable } from './declarable.js';
import { planCode } from './code-plan.js';
import { domainFile, idsFile } from './domain-file.js';
import { mapperFile } from './mapper-file.js';
import { camel, wordsOf } from './names.js';
import { reflectedTables } from './reflected-tables.js';
import { schemaFile, tablesFile } from './schema-file.js';

export interface ReflectCodeOptions {
  /** Name of the context, which its folders get: `catalog`. */
  readonly context: string;
  /** Only these tables. Default: all. */
  readonly tables?: readonly string[] | undefined;
  /** What the code imports from. Default `sextant-db`. */
  readonly library?: string | undefined;
}

export interface GeneratedFile {
  /** Below the output folder, with `/` between folders. */
  readonly path: string;
  readonly text: string;
}

/** What was generated, and what could not be said in it. */
export interface ReflectionReport {
  readonly tables: readonly {
    readonly table: string;
    readonly className: string;
    readonly stem: string;
    readonly limits: readonly string[];
  }[];
  /** Tables without any code, and why. */
  readonly leftOut: readonly { readonly table: string; readonly why: string }[];
  /** Views are never reflected. */
  readonly views: readonly string[];
  /** How the generated declarations differ from the database; each is told in the limits of its table too. */
  readonly findings: readonly DriftFinding[];
}

export interface ReflectedCode {
  readonly files: readonly GeneratedFile[];
  readonly report: ReflectionReport;
}

/**
 * TypeScript for the tables of a live database: declarations, domain classes, key types and mappers, in the layout of one
 * stem a table. What our schema language has no words for is found by comparing the declarations with the database, so
 * nothing is lost without being named in a comment and in the report.
 *
 * @throws InvalidValue when a table is asked for that is not there.
 */
export function reflectCode(structure: DatabaseStructure, dialect: Dialect, options: ReflectCodeOptions): ReflectedCode {
  const { library = 'sextant-db' } = options;
  const context = wordsOf(options.context).join('-');
  const names = structure.tables.map((table) => tableKey(structure, table));
  const absent = options.tables?.find((name) => !names.includes(name));
  if (absent !== undefined)
    throw new InvalidValue('table', absent, names.length === 0 ? 'no table, as there is none' : `one of ${names.join(', ')}`);
  const reflected = reflectedTables(structure, options.tables);
  const declared = structureOfTables(
    reflected.tables.map(({ schema }) => schema),
    dialect,
  );
  const findings = compareStructures(declared, structure).differences.map(findingOf);
  const limitsOf = (name: string): string[] => [
    ...findings.filter(({ table }) => table === name).map(limitText),
    ...reflected.tables.filter(({ schema }) => schema.name === name).flatMap(neededColumns),
    ...(structure.tables.find((table) => tableKey(structure, table) === name)?.further ?? []),
  ];
  const { tables, ids } = planCode(reflected, context, limitsOf);
  const domain = `domain/${context}`;
  const schema = `adapters/schema/${context}`;
  const files = [
    ...(ids.length > 0 ? [{ path: `${domain}/${context}-ids.ts`, text: idsFile(ids, library) }] : []),
    ...tables.flatMap((table) => [
      { path: `${domain}/${table.stem}.ts`, text: domainFile(table, library) },
      { path: `${schema}/${table.stem}.schema.ts`, text: schemaFile(table, library) },
      { path: `${schema}/${table.stem}.mapper.ts`, text: mapperFile(table) },
    ]),
    { path: `${schema}/${context}.schema.ts`, text: tablesFile(camel(wordsOf(context)), tables, reflected.leftOut, library) },
  ];
  const report: ReflectionReport = {
    tables: tables.map((table) => ({ table: table.schema.name, className: table.className, stem: table.stem, limits: table.limits })),
    leftOut: reflected.leftOut,
    views: structure.views.map((view) => tableKey(structure, view)),
    findings,
  };
  return { files, report };
}

/** Columns left out that every new row must have. */
function neededColumns({ structure, schema }: DeclarableTable): string[] {
  return structure.columns
    .filter(
      ({ name, nullable, default: fallback, numbered, computed }) =>
        !(Object.hasOwn(schema.columns, name) || nullable || fallback || numbered || computed),
    )
    .map(({ name }) => `column ${name}: must have a value, so no row can be inserted through this declaration`);
}

/** A difference as what the declaration does not say: `index by_name: USING gin (name)`. */
function limitText({ part, name, kind, aspect, expected, actual }: DriftFinding): string {
  const what = part === 'primary key' ? part : `${part} ${name}`;
  switch (kind) {
    case 'extra':
      return `${what}: ${String(actual)}`;
    case 'changed':
      return `${what}: ${aspect === undefined ? '' : `${aspect} `}${String(actual)}, here ${String(expected)}`;
    case 'renamed':
      return `${what}: called ${String(actual)}`;
    case 'missing':
      return `${what}: here ${String(expected)}, not in the database`;
  }
}
