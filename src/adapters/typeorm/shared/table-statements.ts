import type { Predicate } from '../../shared/predicate.js';
import type { RowQuery } from '../../shared/query-parser.js';
import type { RowOrder } from '../../shared/row-order.js';
import type { TableSchema } from '../../schema/shared/table.js';
import type { Dialect } from './dialect.js';
import type { Numbering, SqlStatement } from './sql-connection.js';
import { FEWEST_PACKED_ROWS, mostPackedRows, packed } from './packed-rows.js';
import { filterShape, filterText } from './sql-filter.js';
import { columnList, columnOf, qualified, rowDecoder, statement } from './sql-text.js';
import { StatementCache } from './statement-cache.js';

/** The statements of one table, each built when first needed and kept while it is used. */
export class TableStatements {
  /** Every column but the generated ones. */
  readonly givenColumns: readonly string[];
  private readonly kept = new StatementCache();
  private readonly columns: readonly string[];
  private readonly generated: readonly string[];
  private readonly decode: SqlStatement['decode'];
  private byKey: SqlStatement | undefined;
  private whole: SqlStatement | undefined;
  private numbered: SqlStatement | undefined;
  /** The key that SQLite numbers: asking for it by RETURNING would cost a quarter of the insert. */
  private readonly rowIdColumn: string | undefined;
  private readonly mostPacked: number;

  constructor(
    private readonly table: TableSchema,
    private readonly dialect: Dialect,
  ) {
    this.columns = Object.keys(table.columns);
    this.generated = this.columns.filter((name) => table.columns[name]?.generated);
    this.givenColumns = this.columns.filter((name) => !this.generated.includes(name));
    this.decode = rowDecoder(dialect, table, this.columns);
    this.mostPacked = mostPackedRows(dialect, table, this.columns);
    const [numbered, ...more] = this.generated;
    const isKey = more.length === 0 && table.primaryKey.length === 1 && table.primaryKey[0] === numbered;
    this.rowIdColumn = dialect.name === 'sqlite' && isKey ? numbered : undefined;
  }

  get find(): SqlStatement {
    const text = (): string => `SELECT ${this.all} FROM ${this.name} WHERE ${this.conditions(this.table.primaryKey, 1)}`;
    return (this.byKey ??= { ...this.keep('find', text, this.decode), quick: true });
  }

  /** The row that has these values of a key. */
  findBy(names: readonly string[]): SqlStatement {
    return this.keep(
      `find_by ${names.join()}`,
      () => `SELECT ${this.all} FROM ${this.name} WHERE ${this.conditions(names, 1)}`,
      this.decode,
    );
  }

  get insert(): SqlStatement {
    return (this.whole ??= this.keep('insert', () => this.insertText(this.columns)));
  }

  /** Inserts and returns what the database numbered. */
  get insertNumbered(): SqlStatement {
    return (this.numbered ??= this.keep(
      'insert_numbered',
      () => `${this.insertText(this.givenColumns)}${this.rowIdColumn === undefined ? this.returning(this.generated) : ''}`,
      rowDecoder(this.dialect, this.table, this.generated),
      () => ({ numbering: this.numbering('', this.generated), rowIdColumn: this.rowIdColumn }),
    ));
  }

  /** Inserts a row unless one with the same values of a key is there; returns the row, or nothing. */
  insertAbsent(key: readonly string[], numbered: boolean): SqlStatement {
    const names = numbered ? this.givenColumns : this.columns;
    const unless = ` ON CONFLICT (${key.map((name) => this.dialect.quote(name)).join(', ')}) DO NOTHING`;
    return this.keep(
      `insert_absent ${String(numbered)} ${key.join()}`,
      () => `${this.insertText(names)}${unless}${this.returning(this.columns)}`,
      this.decode,
      () => (numbered ? { numbering: this.numbering(unless, this.columns) } : {}),
    );
  }

  private numbering(unless: string, returned: readonly string[]): Numbering | undefined {
    const [name, ...more] = this.generated;
    if (name === undefined || more.length > 0) return undefined;
    const text = `${this.insertText([...this.givenColumns, name])}${unless}${this.returning(returned)}`;
    return {
      table: this.table.name,
      numberIn: (row) => this.dialect.encode(row[name], columnOf(this.table, name)),
      repeated: statement(`${this.table.name}_insert_again`, text, rowDecoder(this.dialect, this.table, returned)),
    };
  }

  private returning(names: readonly string[]): string {
    return ` RETURNING ${columnList(this.dialect, this.table, names)}`;
  }

  get delete(): SqlStatement {
    return this.keep('delete', () => `DELETE FROM ${this.name} WHERE ${this.conditions(this.table.primaryKey, 1)}`);
  }

  deleteWhere(where: readonly Predicate[]): SqlStatement {
    return this.keep(`delete_where ${filterShape(where)}`, () => `DELETE FROM ${this.name}${this.where(where).text}`);
  }

  update(names: readonly string[]): SqlStatement {
    return this.keep(
      `update ${names.join()}`,
      () => `${this.updateText(names)} WHERE ${this.conditions(this.table.primaryKey, names.length + 1)}${this.returning(this.columns)}`,
      this.decode,
    );
  }

  updateWhere(names: readonly string[], where: readonly Predicate[]): SqlStatement {
    return this.keep(
      `update_where ${names.join()}\0\0${filterShape(where)}`,
      () => `${this.updateText(names)}${this.where(where, names.length + 1).text}`,
    );
  }

  count(where: readonly Predicate[]): SqlStatement {
    return this.keep(
      `count ${filterShape(where)}`,
      () => `SELECT count(*) AS ${this.dialect.quote('count')} FROM ${this.name}${this.where(where).text}`,
    );
  }

  /** One row when any passes, else none. */
  exists(where: readonly Predicate[]): SqlStatement {
    return this.keep(`exists ${filterShape(where)}`, () => `SELECT 1 AS found FROM ${this.name}${this.where(where).text} LIMIT 1`);
  }

  select({ where, order, limit, offset }: RowQuery): SqlStatement {
    const window = limit === undefined ? (offset > 0 ? 'o' : '') : offset > 0 ? 'lo' : 'l';
    const text = (): string => this.selectText(this.columns, where, order, window);
    const key = `select ${filterShape(where)}\0${order.shape}\0${window}`;
    if (limit === undefined || limit < FEWEST_PACKED_ROWS || limit > this.mostPacked) return this.keep(key, text, this.decode);
    return this.keep(`${key}p`, text, this.decode, () => ({ packed: packed(this.dialect, text(), this.columns) }));
  }

  /** The first rows in an order, of each only some columns. */
  selectColumns(names: readonly string[], where: readonly Predicate[], order: RowOrder): SqlStatement {
    const text = (): string => this.selectText(names, where, order, 'l');
    const key = `select_columns ${names.join('\0')}\0\0${filterShape(where)}\0${order.shape}`;
    return this.keep(key, text, rowDecoder(this.dialect, this.table, names));
  }

  private selectText(names: readonly string[], where: readonly Predicate[], order: RowOrder, window: string): string {
    const { text, next } = this.where(where);
    let placeholder = next;
    // SQLite knows OFFSET only behind a LIMIT; -1 stands for none there.
    const limit = window.startsWith('l') ? ` LIMIT $${String(placeholder++)}` : window && this.dialect.name === 'sqlite' ? ' LIMIT -1' : '';
    const offset = window.endsWith('o') ? ` OFFSET $${String(placeholder++)}` : '';
    const columns = columnList(this.dialect, this.table, names);
    return `SELECT ${columns} FROM ${this.name}${text}${this.order(order)}${limit}${offset}`;
  }

  private get all(): string {
    return columnList(this.dialect, this.table, this.columns);
  }

  private get name(): string {
    return this.dialect.quote(this.table.name);
  }

  private where(where: readonly Predicate[], first = 1) {
    return filterText(this.dialect, this.table, where, first);
  }

  private insertText(names: readonly string[]): string {
    const columns = names.map((name) => this.dialect.quote(name)).join(', ');
    const placeholders = names.map((_, index) => `$${String(index + 1)}`).join(', ');
    return `INSERT INTO ${this.name} (${columns}) VALUES (${placeholders})`;
  }

  private updateText(names: readonly string[]): string {
    const changes = names.map((name, index) => `${this.dialect.quote(name)} = $${String(index + 1)}`).join(', ');
    return `UPDATE ${this.name} SET ${changes}`;
  }

  private conditions(names: readonly string[], first: number): string {
    return names.map((name, index) => `${qualified(this.dialect, this.table, name)} = $${String(first + index)}`).join(' AND ');
  }

  private order({ terms }: RowOrder): string {
    const parts = terms.map(({ name, column, descending }) => {
      const nullsLast = column.nullable ? ' NULLS LAST' : '';
      return `${qualified(this.dialect, this.table, name)}${descending ? ' DESC' : ''}${nullsLast}`;
    });
    return ` ORDER BY ${parts.join(', ')}`;
  }

  /** The statement under a key of the caller's, built by `text` when it is first asked for. The first word of the key labels it. */
  keep(
    key: string,
    text: () => string,
    decode?: SqlStatement['decode'],
    more?: () => Pick<SqlStatement, 'numbering' | 'rowIdColumn' | 'packed'>,
  ): SqlStatement {
    let found = this.kept.get(key);
    if (!found) {
      const built = statement(`${this.table.name}_${key.split(' ', 1)[0] ?? ''}`, text(), decode);
      this.kept.set(key, (found = more ? { ...built, ...more() } : built));
    }
    return found;
  }
}
