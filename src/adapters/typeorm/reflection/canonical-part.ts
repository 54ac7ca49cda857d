import { sqliteAffinity, typeText, type ColumnDataType } from './column-data-type.js';
import type {
  CheckStructure,
  ColumnStructure,
  DatabaseStructure,
  ForeignKeyStructure,
  IndexStructure,
  UniqueStructure,
} from './database-structure.js';
import type { ColumnAspect } from './difference.js';
import { canonicalExpression } from './parse-expression.js';
import type { SqlFlavour } from './sql-tokens.js';

/** Texts in which two parts are equal exactly when they do the same; names of constraints do not come into them. */
export class CanonicalForm {
  private readonly flavour: SqlFlavour;

  constructor(private readonly structure: Pick<DatabaseStructure, 'engine' | 'defaultSchema' | 'collation'>) {
    this.flavour = structure.engine;
  }

  /** The aspects of a column, each as one text; undefined: nothing is said about it, so it equals everything. */
  column(column: ColumnStructure): Readonly<Record<ColumnAspect, string | undefined>> {
    const { type, numbered, computed } = column;
    const sqlite = this.flavour === 'sqlite';
    return {
      type: sqlite ? sqliteAffinity(type.name) : typeText({ name: sameName(type), ...(type.array ? { array: true } : {}) }),
      // SQLite keeps the size and takes no notice of it.
      size: sqlite ? '' : typeText({ ...type, name: sameName(type) }),
      nullability: column.nullable ? 'NULL' : 'NOT NULL',
      // The default of a serial column is its numbering.
      default: column.default === undefined || numbered === 'sequence' ? '' : this.expression(column.default),
      numbering: numbered ?? '',
      computation: computed ? `${computed.stored ? 'stored' : 'virtual'} ${this.expression(computed.expression)}` : '',
      collation: this.collation(column),
    };
  }

  key({ columns }: { readonly columns: readonly string[] }): string {
    return JSON.stringify(columns);
  }

  unique({ columns, deferrability, nullsNotDistinct }: UniqueStructure): string {
    return JSON.stringify([columns, deferrability, nullsNotDistinct]);
  }

  check({ expression, validated }: CheckStructure): string {
    return JSON.stringify([this.expression(expression), validated]);
  }

  foreignKey({ columns, references, onUpdate, onDelete, match, deferrability, validated }: ForeignKeyStructure): string {
    const schema = references.schema === this.structure.defaultSchema ? '' : references.schema;
    return JSON.stringify([columns, schema, references.table, references.columns, onUpdate, onDelete, match, deferrability, validated]);
  }

  index({ unique, method, keys, include, predicate, valid }: IndexStructure): string {
    const canonicalKeys = keys.map((key) => ({
      ...key,
      ...(key.expression === undefined ? {} : { expression: this.expression(key.expression) }),
    }));
    const where = predicate === undefined ? undefined : this.expression(predicate);
    return JSON.stringify([unique, method, canonicalKeys.map(ordered), include, where, valid]);
  }

  private expression(text: string): string {
    return canonicalExpression(text, this.flavour);
  }

  private collation({ type, collation }: ColumnStructure): string | undefined {
    if (this.flavour === 'sqlite') return collation ?? 'BINARY';
    const own = collation ?? (TEXTUAL.has(type.name) ? this.structure.collation : '');
    return own !== undefined && BY_CODE_POINT.test(own) ? 'C' : own;
  }
}

/** PostgreSQL makes no difference between `text` and `varchar` without a length. */
function sameName({ name }: ColumnDataType): string {
  return name === 'text' ? 'character varying' : name;
}

const TEXTUAL = new Set(['text', 'character varying', 'character']);
/** Collations that sort by code point; the others sort as a language does. */
const BY_CODE_POINT = /^(?:c|posix|c\.utf-?8|ucs_basic|pg_c_utf8)$/i;

function ordered(parts: object): [string, unknown][] {
  return (Object.entries(parts) as [string, unknown][]).toSorted(([one], [other]) => (one < other ? -1 : 1));
}
