import type { DatabaseStructure } from '../../reflection/database-structure.js';
import { typeText } from '../../reflection/column-data-type.js';
import type { Change } from './change.js';
import { RenameMismatch } from './generation.errors.js';
import { quoted, type DialectName } from './table-text.js';

/** A table, or a column of a table, that goes on under another name. `table` is the table's name after its own rename. */
export type Rename =
  | { readonly kind: 'table'; readonly from: string; readonly to: string }
  | { readonly kind: 'column'; readonly table: string; readonly from: string; readonly to: string };

/** Reads `old:new` and `table.old:new`. @throws RenameMismatch */
export function parseRename(text: string): Rename {
  const [from = '', to = '', ...rest] = text.split(':');
  const dot = from.indexOf('.');
  if (from === '' || to === '' || rest.length > 0 || dot === 0)
    throw new RenameMismatch(text, 'is not of the form old:new or table.old:new');
  if (dot < 0) return { kind: 'table', from, to };
  return {
    kind: 'column',
    table: from.slice(0, dot),
    from: from.slice(dot + 1),
    to: to.startsWith(`${from.slice(0, dot)}.`) ? to.slice(dot + 1) : to,
  };
}

export function renameText(rename: Rename): string {
  return rename.kind === 'table' ? `${rename.from}:${rename.to}` : `${rename.table}.${rename.from}:${rename.to}`;
}

/** Tables first, so that columns are renamed under the new name of their table. */
export function inOrder(renames: readonly Rename[]): Rename[] {
  return [...renames].sort((one, other) => Number(one.kind === 'column') - Number(other.kind === 'column'));
}

/** @throws RenameMismatch when the old name is not there, or the new one is taken or not declared. */
export function checkRename(rename: Rename, from: DatabaseStructure, to: DatabaseStructure): void {
  const refuse = (why: string): never => {
    throw new RenameMismatch(renameText(rename), why);
  };
  const named = (structure: DatabaseStructure, name: string) => structure.tables.find((table) => table.name === name);
  if (rename.kind === 'table') {
    if (!named(from, rename.from)) refuse(`there is no table ${rename.from}`);
    if (!named(to, rename.to)) refuse(`no table ${rename.to} is declared`);
    if (named(from, rename.to)) refuse(`there is a table ${rename.to} already`);
    return;
  }
  const before = named(from, rename.table) ?? refuse(`there is no table ${rename.table}`);
  const has = (name: string): boolean => before.columns.some((column) => column.name === name);
  if (!has(rename.from)) refuse(`table ${rename.table} has no column ${rename.from}`);
  if (has(rename.to)) refuse(`table ${rename.table} has a column ${rename.to} already`);
  if (!named(to, rename.table)?.columns.some(({ name }) => name === rename.to))
    refuse(`no column ${rename.table}.${rename.to} is declared`);
}

/** The statements of a rename, given the structure before it. */
export function renameSteps(rename: Rename, before: DatabaseStructure, dialect: DialectName): string[] {
  if (rename.kind === 'column') return [`ALTER TABLE ${quoted(rename.table)} RENAME COLUMN ${quoted(rename.from)} TO ${quoted(rename.to)}`];
  const key = before.tables.find(({ name }) => name === rename.from)?.primaryKey?.name;
  const keyFollows = dialect === 'postgres' && key === `${rename.from}_pkey`;
  const table = `ALTER TABLE ${quoted(rename.from)} RENAME TO ${quoted(rename.to)}`;
  if (!keyFollows) return [table];
  return [table, `ALTER TABLE ${quoted(rename.to)} RENAME CONSTRAINT ${quoted(key)} TO ${quoted(`${rename.to}_pkey`)}`];
}

export function inverse(rename: Rename): Rename {
  return { ...rename, from: rename.to, to: rename.from };
}

/** What goes and what comes that could be one thing under another name: somebody has to be asked. */
export function possibleRenames({ dropped, created, altered }: Change): Rename[] {
  const tables = dropped.flatMap((gone) => {
    const columns = new Set(gone.columns.map(({ name }) => name));
    return created
      .filter((fresh) => fresh.columns.filter(({ name }) => columns.has(name)).length * 2 > Math.max(columns.size, fresh.columns.length))
      .map((fresh): Rename => ({ kind: 'table', from: gone.name, to: fresh.name }));
  });
  const columns = altered.flatMap(({ name: table, differences }) => {
    const gone = differences.flatMap((one) => (one.part === 'column' && one.kind === 'extra' ? [one.actual] : []));
    const fresh = differences.flatMap((one) => (one.part === 'column' && one.kind === 'missing' ? [one.expected] : []));
    return gone.flatMap((from) =>
      fresh
        .filter((to) => typeText(to.type) === typeText(from.type) && to.nullable === from.nullable)
        .map((to): Rename => ({ kind: 'column', table, from: from.name, to: to.name })),
    );
  });
  return [...tables, ...columns];
}
