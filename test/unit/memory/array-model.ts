import type { TableSchema } from '../../../src/adapters/schema/shared/table.js';
import { defineTable } from '../../../src/adapters/schema/shared/table.js';

export const parentTable = defineTable({
  name: 'parent',
  columns: { id: { kind: 'integer' }, code: { kind: 'text', nullable: true }, size: { kind: 'integer', nullable: true } },
  primaryKey: ['id'],
  uniques: { parent_code_key: ['code'] },
  checks: { parent_size_range: { column: 'size', between: [0, 3] } },
});

export const childTable = defineTable({
  name: 'child',
  columns: {
    shelf: { kind: 'text' },
    place: { kind: 'integer' },
    parent_id: { kind: 'integer', nullable: true },
    code: { kind: 'text', nullable: true },
  },
  primaryKey: ['shelf', 'place'],
  foreignKeys: {
    child_parent_fkey: { columns: ['parent_id'], references: { table: 'parent', columns: ['id'] }, onDelete: 'cascade' },
    child_code_fkey: { columns: ['code'], references: { table: 'parent', columns: ['code'] } },
  },
  indexes: { child_code_place: { columns: ['code', 'place'] } },
});

export type Row = Record<string, unknown>;
export type Rows = Record<string, Row[]>;

/** The constraint a model statement breaks. */
export class Broken extends Error {}

/**
 * The two tables as plain arrays: every rule written in the most obvious way, without any index. What the engine is
 * compared with.
 */
export class ArrayModel {
  rows: Rows = { parent: [], child: [] };

  find(table: TableSchema, key: Row): Row | undefined {
    return this.of(table).find((row) => sameKey(table, row, key));
  }

  insert(table: TableSchema, row: Row): Row {
    return this.atomically(() => {
      this.put(table, row);
      this.checkReferences(table);
      return row;
    });
  }

  update(table: TableSchema, key: Row, changes: Row): Row | undefined {
    return this.atomically(() => {
      const before = this.find(table, key);
      if (!before) return undefined;
      this.rows[table.name] = this.of(table).filter((row) => row !== before);
      const after = { ...before, ...changes };
      this.put(table, after);
      this.checkReferences(table);
      return after;
    });
  }

  delete(table: TableSchema, key: Row): boolean {
    return this.atomically(() => {
      const found = this.find(table, key);
      if (!found) return false;
      this.rows[table.name] = this.of(table).filter((row) => row !== found);
      if (table.name === 'parent') this.rows['child'] = this.of(childTable).filter((child) => child['parent_id'] !== found['id']);
      this.checkReferences(table);
      return true;
    });
  }

  insertMany(table: TableSchema, given: readonly Row[], onConflict: 'error' | 'ignore' | 'update') {
    return this.atomically(() => {
      const counts = { inserted: 0, updated: 0, skipped: 0 };
      let rows = [...given];
      if (onConflict !== 'error') {
        const kept = onConflict === 'ignore' ? rows : [...rows].reverse();
        rows = kept.filter((row, index) => kept.findIndex((other) => sameKey(table, row, other)) === index);
        counts.skipped = given.length - rows.length;
        rows.sort((left, right) => compareBy(table.primaryKey, left, right, 1));
      }
      for (const row of rows) {
        const stored = onConflict === 'error' ? undefined : this.find(table, row);
        if (stored && onConflict === 'ignore') {
          counts.skipped++;
          continue;
        }
        this.rows[table.name] = this.of(table).filter((other) => other !== stored);
        this.put(table, row);
        counts[stored ? 'updated' : 'inserted']++;
      }
      this.checkReferences(table);
      return counts;
    });
  }

  select(
    table: TableSchema,
    matches: (row: Row) => boolean,
    orderBy: readonly string[],
    descending: boolean,
    limit?: number,
    offset = 0,
  ): Row[] {
    const columns = [...orderBy, ...table.primaryKey];
    const found = this.of(table).filter(matches);
    found.sort((left, right) => compareBy(columns, left, right, descending ? -1 : 1));
    return found.slice(offset, limit === undefined ? undefined : offset + limit);
  }

  private of(table: TableSchema): Row[] {
    return this.rows[table.name] ?? [];
  }

  private put(table: TableSchema, row: Row): void {
    if (this.find(table, row)) throw new Broken(`${table.name}_pkey`);
    for (const [name, columns] of Object.entries(table.uniques ?? {}))
      if (this.of(table).some((other) => columns.every((column) => other[column] !== null && other[column] === row[column])))
        throw new Broken(name);
    this.rows[table.name] = [...this.of(table), row];
  }

  /** Of several broken references PostgreSQL reports that of the first row written, or the first declared when a parent goes. */
  private checkReferences(table: TableSchema): void {
    const keys = Object.entries(childTable.foreignKeys);
    const children = this.of(childTable);
    const pairs =
      table.name === 'child'
        ? children.flatMap((child) => keys.map(([name, key]) => ({ child, name, key })))
        : keys.flatMap(([name, key]) => children.map((child) => ({ child, name, key })));
    for (const { child, name, key } of pairs) {
      const value = child[key.columns[0]];
      if (value !== null && !this.of(parentTable).some((parent) => parent[key.references.columns[0]] === value)) throw new Broken(name);
    }
  }

  private atomically<T>(statement: () => T): T {
    const before = this.rows;
    this.rows = { ...before };
    try {
      return statement();
    } catch (error) {
      this.rows = before;
      throw error;
    }
  }
}

function sameKey(table: TableSchema, left: Row, right: Row): boolean {
  return table.primaryKey.every((name) => left[name] === right[name]);
}

function compareBy(columns: readonly string[], left: Row, right: Row, sign: number): number {
  for (const name of columns) {
    const [one, other] = [left[name], right[name]];
    if (one === other) continue;
    if (one === null) return 1;
    if (other === null) return -1;
    return (one as number) < (other as number) ? -sign : sign;
  }
  return 0;
}
