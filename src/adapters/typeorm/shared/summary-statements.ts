import type { Predicate } from '../../shared/predicate.js';
import { summed, type SummaryPlan } from '../../shared/summary.js';
import type { ColumnSchema, TableSchema } from '../../schema/shared/table.js';
import type { Dialect } from './dialect.js';
import { filterText } from './sql-filter.js';
import { columnOf, qualified } from './sql-text.js';

/**
 * The texts of a summary. Neither database adds 64-bit integers or doubles exactly by itself, so integers are added in two
 * halves on SQLite, and doubles taken apart into whole numbers by their exponent on both; `ExactSum` puts them together.
 */
export class SummaryTexts {
  constructor(
    private readonly dialect: Dialect,
    private readonly table: TableSchema,
    private readonly plan: SummaryPlan,
    private readonly where: readonly Predicate[],
  ) {}

  /** Groups `g0`…, rows `n`; of each summed column values `c0`… and, of integers, their sum `s0`…; extremes `l0`…, `m0`…. */
  get groups(): string {
    const { plan } = this;
    const parts = [
      ...this.grouping,
      'count(*) AS n',
      ...summed(plan).flatMap((name, index) => this.sumOf(name, index)),
      ...plan.least.map((name, index) => `${this.exact(`min(${this.column(name)})`, columnOf(this.table, name))} AS l${String(index)}`),
      ...plan.greatest.map((name, index) => `${this.exact(`max(${this.column(name)})`, columnOf(this.table, name))} AS m${String(index)}`),
    ];
    const by = plan.by.map((name) => this.column(name));
    const order = plan.by.map((name) => `${this.column(name)}${columnOf(this.table, name).nullable ? ' NULLS LAST' : ''}`);
    const tail = by.length === 0 ? '' : ` GROUP BY ${by.join(', ')} ORDER BY ${order.join(', ')}`;
    return `SELECT ${parts.join(', ')}${this.from}${tail}`;
  }

  /** The sum of a column of doubles in parts: groups, an exponent `e`, and an integer `s` to be multiplied by 2^e. */
  doubles(name: string): string {
    const by = this.plan.by.map((_, index) => `g${String(index)}`);
    const inner = (value: string): string => `SELECT ${[...this.grouping, `${value} AS x`].join(', ')}${this.from}`;
    if (this.dialect.name === 'postgres') {
      const bits = inner(`('x' || encode(float8send(${this.column(name)}), 'hex'))::bit(64)::bigint`);
      const split = `SELECT ${[...by, 'x', '(x >> 52) & 2047 AS e'].join(', ')} FROM (${bits}) AS bits WHERE x IS NOT NULL`;
      const digits = '(x & 4503599627370495) + CASE WHEN e = 0 THEN 0 ELSE 4503599627370496 END';
      const sum = `sum(CASE WHEN x < 0 THEN -1 ELSE 1 END * (${digits}))::text AS s`;
      return `SELECT ${[...by, 'greatest(e, 1) - 1075 AS e', sum].join(', ')} FROM (${split}) AS parts GROUP BY ${[...by, 'parts.e'].join(', ')}`;
    }
    // Multiplying by a power of two is exact; in two steps, because one factor alone can be beyond what a double holds.
    const split = `SELECT ${[...by, 'x', '53 - CAST(floor(log2(abs(x))) AS INTEGER) AS e'].join(', ')} FROM (${inner(this.column(name))}) WHERE x <> 0`;
    const whole = `SELECT ${[...by, '-e AS e', 'CAST(x * pow(2.0, e / 2) * pow(2.0, e - e / 2) AS INTEGER) AS x'].join(', ')} FROM (${split})`;
    return `SELECT ${[...by, 'e', ...halves('x', 's')].join(', ')} FROM (${whole}) GROUP BY ${[...by, 'e'].join(', ')}`;
  }

  private sumOf(name: string, index: number): string[] {
    const column = this.column(name);
    const count = `count(${column}) AS c${String(index)}`;
    if (columnOf(this.table, name).kind === 'double') return [count];
    const alias = `s${String(index)}`;
    return this.dialect.name === 'postgres' ? [count, `sum(${column})::text AS ${alias}`] : [count, ...halves(column, alias)];
  }

  private get grouping(): string[] {
    return this.plan.by.map((name, index) => `${this.exact(this.column(name), columnOf(this.table, name))} AS g${String(index)}`);
  }

  private get from(): string {
    return ` FROM ${this.dialect.quote(this.table.name)}${filterText(this.dialect, this.table, this.where, 1).text}`;
  }

  /** Integers of 64 bits leave SQLite as text. */
  private exact(expression: string, { kind }: ColumnSchema): string {
    return this.dialect.name === 'sqlite' && kind === 'bigint' ? `CAST(${expression} AS TEXT)` : expression;
  }

  private column(name: string): string {
    return qualified(this.dialect, this.table, name);
  }
}

/** The upper 32 bits and the lower ones are added apart: SQLite gives up where a sum needs more than 64 bits. */
function halves(expression: string, alias: string): string[] {
  return [`CAST(sum(${expression} >> 32) AS TEXT) AS ${alias}`, `CAST(sum(${expression} & 4294967295) AS TEXT) AS ${alias}low`];
}

/** The sum in a row, written whole or in halves; 0 when there is none. */
export function sumIn(row: Readonly<Record<string, unknown>>, alias: string): bigint {
  const whole = BigInt((row[alias] ?? 0) as string);
  return `${alias}low` in row ? (whole << 32n) + BigInt((row[`${alias}low`] ?? 0) as string) : whole;
}
