import type { TableSchema } from '../../../schema/shared/table.js';
import { OWN_TABLES } from '../compare-structures.js';
import type { DatabaseStructure } from '../database-structure.js';
import { declarable, type DeclarableTable } from './declarable.js';

export interface ReflectedTables {
  /** Each after those it refers to. */
  readonly tables: readonly DeclarableTable[];
  /** Tables that cannot be declared at all. */
  readonly leftOut: readonly { readonly table: string; readonly why: string }[];
}

/** Declarations for the tables of the default schema, or for those of them that are named. */
export function reflectedTables(structure: DatabaseStructure, only?: readonly string[]): ReflectedTables {
  const wanted = structure.tables.filter(
    ({ schema, name }) => schema === structure.defaultSchema && !OWN_TABLES.has(name) && (!only || only.includes(name)),
  );
  const leftOut = wanted.flatMap((table) => {
    const why = declarable(table, structure.engine, new Set());
    return typeof why === 'string' ? [{ table: table.name, why }] : [];
  });
  const refused = new Set(leftOut.map(({ table }) => table));
  const names = new Set(wanted.map(({ name }) => name).filter((name) => !refused.has(name)));
  const tables = wanted.flatMap((table) => {
    const found = declarable(table, structure.engine, names);
    return typeof found === 'string' ? [] : [found];
  });
  const schemas = new Map(tables.map(({ schema }) => [schema.name, schema]));
  return { tables: inOrder(tables.map((table) => withForeignKeys(table, (key) => refersToKey(key, schemas)))), leftOut };
}

type ForeignKey = NonNullable<TableSchema['foreignKeys']>[string];

/** Only a key of another table that was declared can be referred to. */
function refersToKey({ references }: ForeignKey, schemas: ReadonlyMap<string, TableSchema>): boolean {
  const target = schemas.get(references.table);
  if (!target) return false;
  return [target.primaryKey, ...Object.values(target.uniques ?? {})].some((key) => sameSet(key, references.columns));
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name) => other.includes(name));
}

/** Where tables refer to each other in a circle, one reference is left out, and the comparison will say so. */
function inOrder(tables: readonly DeclarableTable[]): DeclarableTable[] {
  const placed = new Map<string, DeclarableTable>();
  let waiting = [...tables];
  while (waiting.length > 0) {
    const ready = waiting.find(({ schema }) => targetsOf(schema).every((target) => placed.has(target)));
    const next = ready ?? waiting[0];
    if (!next) break;
    const { name } = next.schema;
    placed.set(
      name,
      withForeignKeys(next, ({ references }) => references.table === name || placed.has(references.table)),
    );
    waiting = waiting.filter((table) => table !== next);
  }
  return [...placed.values()];
}

function targetsOf({ name, foreignKeys = {} }: TableSchema): string[] {
  return Object.values(foreignKeys)
    .map(({ references }) => references.table)
    .filter((target) => target !== name);
}

function withForeignKeys(table: DeclarableTable, keep: (key: ForeignKey) => boolean): DeclarableTable {
  const { foreignKeys = {}, ...schema } = table.schema;
  const kept = Object.entries(foreignKeys).filter(([, key]) => keep(key));
  return { ...table, schema: kept.length === 0 ? schema : { ...schema, foreignKeys: Object.fromEntries(kept) } };
}
