import { seedRecordTable } from '../../schema/shared/seed-record.schema.js';
import { LEDGER_TABLES } from '../migrations/migration-ledger.js';
import { CanonicalForm } from './canonical-part.js';
import { tableKey, type DatabaseStructure, type TableStructure, type UniqueStructure } from './database-structure.js';
import type { ColumnAspect, Difference, StructureComparison, TableParts } from './difference.js';

/** Tables that Sextant keeps for itself. */
export const OWN_TABLES: ReadonlySet<string> = new Set([...LEDGER_TABLES, seedRecordTable.name]);

/**
 * What a database lacks, has too much or has otherwise than it should. Spelling is no difference: types, checks, defaults
 * and conditions are compared by what they say, constraints without a name by their content. A plain unique index does
 * for a unique constraint. Tables that only `actual` has are named apart and are nobody's to drop.
 *
 * @throws TypeError for structures of two engines.
 */
export function compareStructures(expected: DatabaseStructure, actual: DatabaseStructure): StructureComparison {
  if (expected.engine !== actual.engine)
    throw new TypeError(`a ${expected.engine} structure cannot be compared with a ${actual.engine} one`);
  const found = new Map(actual.tables.map((table) => [tableKey(actual, table), table]));
  const forms = { expected: new CanonicalForm(expected), actual: new CanonicalForm(actual) };
  const differences = expected.tables.flatMap((table): readonly Difference[] => {
    const key = tableKey(expected, table);
    const live = found.get(key);
    if (!live) return [{ part: 'table', kind: 'missing', table: key, name: key, expected: table }];
    found.delete(key);
    return new TableComparison(key, forms).differences(table, live);
  });
  return { differences, unknownTables: [...found.keys()].filter((name) => !OWN_TABLES.has(name)) };
}

interface Forms {
  readonly expected: CanonicalForm;
  readonly actual: CanonicalForm;
}

type ConstraintPart = Exclude<keyof TableParts, 'column'>;
type Entry<Part extends ConstraintPart> = { readonly form: string; readonly name: string | undefined; readonly value: TableParts[Part] };

class TableComparison {
  constructor(
    private readonly table: string,
    private readonly forms: Forms,
  ) {}

  differences(expected: TableStructure, actual: TableStructure): Difference[] {
    const satisfying = this.indexesAsUniques(expected, actual);
    const remaining = actual.indexes.filter((index) => !satisfying.has(index.name));
    const keyOf = ({ primaryKey }: TableStructure) => (primaryKey ? [{ columns: primaryKey.columns }] : []);
    return [
      ...this.columns(expected, actual),
      ...this.constraints('primary key', keyOf(expected), keyOf(actual), (form, value) => form.key(value)),
      ...this.constraints('unique', expected.uniques, [...actual.uniques, ...satisfying.values()], (form, value) => form.unique(value)),
      ...this.constraints('check', expected.checks, actual.checks, (form, value) => form.check(value)),
      ...this.constraints('foreign key', expected.foreignKeys, actual.foreignKeys, (form, value) => form.foreignKey(value)),
      ...this.constraints('index', expected.indexes, remaining, (form, value) => form.index(value)),
    ];
  }

  private columns(expected: TableStructure, actual: TableStructure): Difference[] {
    const { table } = this;
    const found = new Map(actual.columns.map((column) => [column.name, column]));
    const differences = expected.columns.flatMap((column): Difference[] => {
      const place = { part: 'column' as const, table, name: column.name };
      const live = found.get(column.name);
      if (!live) return [{ ...place, kind: 'missing', expected: column }];
      found.delete(column.name);
      const [wanted, has] = [this.forms.expected.column(column), this.forms.actual.column(live)];
      return aspectsThatDiffer(wanted, has).map((aspect) => ({ ...place, kind: 'changed', aspect, expected: column, actual: live }));
    });
    const extra = [...found.values()].map((column): Difference => ({
      part: 'column',
      table,
      name: column.name,
      kind: 'extra',
      actual: column,
    }));
    return [...differences, ...extra];
  }

  private constraints<Part extends ConstraintPart>(
    part: Part,
    expected: readonly TableParts[Part][],
    actual: readonly TableParts[Part][],
    formOf: (form: CanonicalForm, value: TableParts[Part]) => string,
  ): Difference[] {
    const wanted = expected.map((value) => entryOf<Part>(formOf(this.forms.expected, value), value));
    const has = actual.map((value) => entryOf<Part>(formOf(this.forms.actual, value), value));
    const pairs = part === 'primary key' ? pairTheOnly(wanted, has) : pairUp(wanted, has);
    const differences = pairs.flatMap(({ one, other }): object[] => {
      if (one && !other) return [{ kind: 'missing', name: labelOf(one), expected: one.value }];
      if (other && !one) return [{ kind: 'extra', name: labelOf(other), actual: other.value }];
      if (!one || !other) return [];
      const both = { name: labelOf(one), expected: one.value, actual: other.value };
      if (one.form !== other.form) return [{ kind: 'changed', ...both }];
      const renamed = one.name !== undefined && other.name !== undefined && one.name !== other.name;
      return renamed ? [{ kind: 'renamed', ...both }] : [];
    });
    return differences.map((difference) => ({ part, table: this.table, ...difference }) as Difference);
  }

  /** Unique indexes that do what an expected unique constraint asks and that no constraint does. */
  private indexesAsUniques(expected: TableStructure, actual: TableStructure): Map<string, UniqueStructure> {
    const has = new Set(actual.uniques.map((unique) => this.forms.actual.unique(unique)));
    const missing = new Set(expected.uniques.map((unique) => this.forms.expected.unique(unique)).filter((form) => !has.has(form)));
    const plain = actual.indexes.flatMap(({ name, unique, predicate, valid, keys }): UniqueStructure[] => {
      const columns = keys.flatMap(({ column }) => column ?? []);
      return unique && valid !== false && predicate === undefined && columns.length === keys.length ? [{ name, columns }] : [];
    });
    return new Map(plain.filter((unique) => missing.has(this.forms.actual.unique(unique))).map((unique) => [String(unique.name), unique]));
  }
}

function aspectsThatDiffer(
  wanted: Readonly<Record<ColumnAspect, string | undefined>>,
  has: Readonly<Record<ColumnAspect, string | undefined>>,
): ColumnAspect[] {
  const aspects = (Object.keys(wanted) as ColumnAspect[]).filter(
    (aspect) => wanted[aspect] !== undefined && has[aspect] !== undefined && wanted[aspect] !== has[aspect],
  );
  // Of two types the sizes differ too, which says nothing more.
  return aspects.includes('type') ? aspects.filter((aspect) => aspect !== 'size' && aspect !== 'collation') : aspects;
}

function entryOf<Part extends ConstraintPart>(form: string, value: TableParts[Part]): Entry<Part> {
  return { form, name: value.name, value };
}

interface Pair<Part extends ConstraintPart> {
  readonly one?: Entry<Part>;
  readonly other?: Entry<Part>;
}

function columnsIn<Part extends ConstraintPart>({ value }: Entry<Part>): string {
  return 'columns' in value ? JSON.stringify(value.columns) : '';
}

/** By name where both have one, then by content. */
function pairUp<Part extends ConstraintPart>(wanted: readonly Entry<Part>[], has: readonly Entry<Part>[]): Pair<Part>[] {
  const free = new Set(has);
  const take = (fits: (entry: Entry<Part>) => boolean): { other: Entry<Part> } | undefined => {
    const other = [...free].find(fits);
    return other && free.delete(other) ? { other } : undefined;
  };
  const byName = new Map(wanted.map((one) => [one, take(({ name }) => name !== undefined && name === one.name)]));
  const byContent = new Map(wanted.map((one) => [one, byName.get(one) ?? take(({ form }) => form === one.form)]));
  // Of constraints without a name those over the same columns are versions of one.
  const pairs = wanted.map((one) => ({
    one,
    ...(byContent.get(one) ?? take((entry) => entry.name === undefined && columnsIn(one) !== '' && columnsIn(entry) === columnsIn(one))),
  }));
  return [...pairs, ...[...free].map((other) => ({ other }))];
}

/** A table has one primary key, whatever its name. */
function pairTheOnly<Part extends ConstraintPart>([one]: readonly Entry<Part>[], [other]: readonly Entry<Part>[]): Pair<Part>[] {
  return [{ ...(one ? { one } : {}), ...(other ? { other } : {}) }];
}

function labelOf<Part extends ConstraintPart>({ name, value, form }: Entry<Part>): string {
  if (name !== undefined) return name;
  return 'columns' in value ? `(${value.columns.join(', ')})` : 'expression' in value ? value.expression : form;
}
