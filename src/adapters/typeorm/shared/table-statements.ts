import type { TableSchema } from '../../schema/shared/table.js';
import type { Dialect } from './dialect.js';
import type { Numbering, SqlStatement } from './sql-connection.js';
import { filterShape, filterText, type FilterTerm } from './sql-filter.js';
import { columnList, columnOf, qualified, rowDecoder, statement } from './sql-text.js';

export interface SelectShape {
  readonly orderBy: readonly string[];
  readonly descending: boolean;
  readonly limited: boolean;
  readonly skipping: boolean;
}

/** The statements of one table, each built when first needed and kept. */
export class TableStatements {
  /** Every column but the generated ones. */
  readonly givenColumns: readonly string[];
  private readonly kept = new Map<string, SqlStatement>();
  private readonly columns: readonly string[];
  private readonly generated: readonly string[];
  private readonly decode: SqlStatement['decode'];

  constructor(
    private readonly table: TableSchema,
    private readonly dialect: Dialect,
  ) {
    this.columns = Object.keys(table.columns);
    this.generated = this.columns.filter((name) => table.columns[name]?.generated);
    this.givenColumns = this.columns.filter((name) => !this.generated.includes(name));
    this.decode = rowDecoder(dialect, table, this.columns);
  }

  get find(): SqlStatement {
    return this.keep('find', () => `SELECT ${this.all} FROM ${this.name} WHERE ${this.keyCondition(1)}`, this.decode);
  }

  get insert(): SqlStatement {
    return this.keep('insert', () => this.insertText(this.columns));
  }

  /** Inserts and returns what the database numbered. */
  get insertNumbered(): SqlStatement {
    return this.keep(
      'insert_numbered',
      () => `${this.insertText(this.givenColumns)}${this.returningNumber}`,
      rowDecoder(this.dialect, this.table, this.generated),
      () => this.numbering,
    );
  }

  private get numbering(): Numbering | undefined {
    const [name, ...more] = this.generated;
    if (name === undefined || more.length > 0) return undefined;
    const text = `${this.insertText([...this.givenColumns, name])}${this.returningNumber}`;
    return {
      table: this.table.name,
      numberIn: (row) => this.dialect.encode(row[name], columnOf(this.table, name)),
      repeated: statement(`${this.table.name}_insert_again`, text, rowDecoder(this.dialect, this.table, this.generated)),
    };
  }

  private get returningNumber(): string {
    return ` RETURNING ${columnList(this.dialect, this.table, this.generated)}`;
  }

  get delete(): SqlStatement {
    return this.keep('delete', () => `DELETE FROM ${this.name} WHERE ${this.keyCondition(1)}`);
  }

  update(names: readonly string[]): SqlStatement {
    return this.keep(
      `update ${names.join()}`,
      () => {
        const changes = names.map((name, index) => `${this.dialect.quote(name)} = $${String(index + 1)}`).join(', ');
        return `UPDATE ${this.name} SET ${changes} WHERE ${this.keyCondition(names.length + 1)} RETURNING ${this.all}`;
      },
      this.decode,
    );
  }

  count(terms: readonly FilterTerm[]): SqlStatement {
    return this.keep(
      `count ${filterShape(terms)}`,
      () => `SELECT count(*) AS ${this.dialect.quote('count')} FROM ${this.name}${filterText(this.dialect, this.table, terms, 1)}`,
    );
  }

  select(terms: readonly FilterTerm[], shape: SelectShape): SqlStatement {
    const { orderBy, descending, limited, skipping } = shape;
    const key = `select ${filterShape(terms)}|${orderBy.join()}|${String(descending)}${String(limited)}${String(skipping)}`;
    return this.keep(
      key,
      () => {
        let next = terms.filter((term) => term.operator !== 'null' && term.operator !== 'notNull').length + 1;
        // SQLite knows OFFSET only behind a LIMIT; -1 stands for none there.
        const limit = limited ? ` LIMIT $${String(next++)}` : skipping && this.dialect.name === 'sqlite' ? ' LIMIT -1' : '';
        const offset = skipping ? ` OFFSET $${String(next++)}` : '';
        return `SELECT ${this.all} FROM ${this.name}${filterText(this.dialect, this.table, terms, 1)}${this.order(orderBy, descending)}${limit}${offset}`;
      },
      this.decode,
    );
  }

  private get all(): string {
    return columnList(this.dialect, this.table, this.columns);
  }

  private get name(): string {
    return this.dialect.quote(this.table.name);
  }

  private insertText(names: readonly string[]): string {
    const columns = names.map((name) => this.dialect.quote(name)).join(', ');
    const placeholders = names.map((_, index) => `$${String(index + 1)}`).join(', ');
    return `INSERT INTO ${this.name} (${columns}) VALUES (${placeholders})`;
  }

  private keyCondition(first: number): string {
    return this.table.primaryKey
      .map((name, index) => `${qualified(this.dialect, this.table, name)} = $${String(first + index)}`)
      .join(' AND ');
  }

  private order(orderBy: readonly string[], descending: boolean): string {
    const names = [...orderBy, ...this.table.primaryKey.filter((name) => !orderBy.includes(name))];
    const terms = names.map((name) => {
      const nullsLast = this.table.columns[name]?.nullable ? ' NULLS LAST' : '';
      return `${qualified(this.dialect, this.table, name)}${descending ? ' DESC' : ''}${nullsLast}`;
    });
    return ` ORDER BY ${terms.join(', ')}`;
  }

  /** The statement under a key of the caller's, built by `text` when it is first asked for. The first word of the key labels it. */
  keep(key: string, text: () => string, decode?: SqlStatement['decode'], numbering?: () => Numbering | undefined): SqlStatement {
    let found = this.kept.get(key);
    if (!found) {
      const built = statement(`${this.table.name}_${key.split(' ', 1)[0] ?? ''}`, text(), decode);
      this.kept.set(key, (found = numbering ? { ...built, numbering: numbering() } : built));
    }
    return found;
  }
}
