import { typeText } from '../../reflection/column-data-type.js';
import type {
  CheckStructure,
  ColumnStructure,
  Deferrability,
  ForeignKeyStructure,
  IndexStructure,
  ReferentialAction,
  TableStructure,
  UniqueStructure,
} from '../../reflection/database-structure.js';

export type DialectName = 'postgres' | 'sqlite';

/** An identifier as both databases take it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function listed(names: readonly string[]): string {
  return names.map(quoted).join(', ');
}

/** The DDL of one table and its parts, written from its structure in one dialect. */
export class TableText {
  constructor(private readonly dialect: DialectName) {}

  /** Without its indexes. `foreignKeys`: those to write into the table; others are added when what they refer to is there. */
  create(table: TableStructure, foreignKeys: readonly ForeignKeyStructure[], name = table.name): string {
    const parts = [
      ...table.columns.map((column) => this.column(column, table)),
      ...this.keys(table),
      ...table.checks.map((check) => this.check(check)),
      ...foreignKeys.map((key) => this.foreignKey(key)),
    ];
    return `CREATE TABLE ${quoted(name)} (\n  ${parts.join(',\n  ')}\n)`;
  }

  column(column: ColumnStructure, table: TableStructure): string {
    if (this.dialect === 'sqlite' && column.numbered)
      return `${quoted(column.name)} INTEGER NOT NULL${named(table.primaryKey?.name)} PRIMARY KEY AUTOINCREMENT`;
    return [
      quoted(column.name),
      this.type(column),
      column.collation === undefined ? '' : `COLLATE ${quoted(column.collation)}`,
      this.numbering(column),
      column.computed ? `GENERATED ALWAYS AS (${column.computed.expression}) ${column.computed.stored ? 'STORED' : 'VIRTUAL'}` : '',
      column.default === undefined || column.numbered === 'sequence' ? '' : `DEFAULT ${this.defaultOf(column.default)}`,
      column.nullable || column.numbered ? '' : 'NOT NULL',
    ]
      .filter((part) => part !== '')
      .join(' ');
  }

  type({ type, numbered }: ColumnStructure): string {
    if (this.dialect === 'sqlite') return typeText(type).toUpperCase();
    if (numbered === 'sequence') return { smallint: 'smallserial', integer: 'serial', bigint: 'bigserial' }[type.name] ?? typeText(type);
    return typeText(type);
  }

  unique({ name, columns, deferrability, nullsNotDistinct }: UniqueStructure): string {
    const nulls = nullsNotDistinct ? ' NULLS NOT DISTINCT' : '';
    return `${constraint(name)}UNIQUE${nulls} (${listed(columns)})${deferred(deferrability)}`;
  }

  check({ name, expression }: CheckStructure): string {
    return `${constraint(name)}CHECK (${expression})`;
  }

  foreignKey({ name, columns, references, onUpdate, onDelete, match, deferrability }: ForeignKeyStructure): string {
    const target = `${quoted(references.table)} (${listed(references.columns)})${match ? ' MATCH FULL' : ''}`;
    const actions = `${action('UPDATE', onUpdate)}${action('DELETE', onDelete)}`;
    return `${constraint(name)}FOREIGN KEY (${listed(columns)}) REFERENCES ${target}${actions}${deferred(deferrability)}`;
  }

  /** `concurrently`: without holding up writers, which no transaction may surround. PostgreSQL only. */
  index(index: IndexStructure, table: string, concurrently = false): string {
    const keys = index.keys.map(({ column, expression, descending, nulls, collation, operatorClass }) =>
      [
        column === undefined ? `(${String(expression)})` : quoted(column),
        collation === undefined ? '' : `COLLATE ${quoted(collation)}`,
        operatorClass ?? '',
        descending ? 'DESC' : '',
        nulls === undefined ? '' : `NULLS ${nulls.toUpperCase()}`,
      ]
        .filter((part) => part !== '')
        .join(' '),
    );
    const using = this.dialect === 'postgres' && index.method !== 'btree' ? ` USING ${index.method}` : '';
    const include = index.include.length > 0 ? ` INCLUDE (${listed(index.include)})` : '';
    const where = index.predicate === undefined ? '' : ` WHERE ${index.predicate}`;
    const kind = `${index.unique ? 'UNIQUE ' : ''}INDEX${concurrently ? ' CONCURRENTLY' : ''}`;
    return `CREATE ${kind} ${quoted(index.name)} ON ${quoted(table)}${using} (${keys.join(', ')})${include}${where}`;
  }

  /** SQLite looks at the key that was created last first, and the first declared is the one to be named. */
  private keys(table: TableStructure): string[] {
    const inline = this.dialect === 'sqlite' && table.columns.some(({ numbered }) => numbered);
    const primary =
      table.primaryKey && !inline ? [`${constraint(table.primaryKey.name)}PRIMARY KEY (${listed(table.primaryKey.columns)})`] : [];
    const keys = [...primary, ...table.uniques.map((unique) => this.unique(unique))];
    return this.dialect === 'sqlite' ? keys.reverse() : keys;
  }

  private numbering({ numbered }: ColumnStructure): string {
    if (numbered === 'always') return 'GENERATED ALWAYS AS IDENTITY';
    return numbered === 'by default' ? 'GENERATED BY DEFAULT AS IDENTITY' : '';
  }

  /** SQLite wants an expression in parentheses, and a plain value without. */
  private defaultOf(expression: string): string {
    const plain = /^(?:'(?:[^']|'')*'|[+-]?[\d.]+(?:e[+-]?\d+)?|null|true|false|current_\w+)$/i.test(expression);
    return this.dialect === 'sqlite' && !plain ? `(${expression})` : expression;
  }
}

function constraint(name: string | undefined): string {
  return name === undefined ? '' : `CONSTRAINT ${quoted(name)} `;
}

function named(name: string | undefined): string {
  return name === undefined ? '' : ` CONSTRAINT ${quoted(name)}`;
}

function action(event: 'UPDATE' | 'DELETE', what: ReferentialAction): string {
  return what === 'no action' ? '' : ` ON ${event} ${what.toUpperCase()}`;
}

function deferred(deferrability: Deferrability | undefined): string {
  if (deferrability === undefined) return '';
  return deferrability === 'deferrable' ? ' DEFERRABLE' : ' DEFERRABLE INITIALLY DEFERRED';
}
