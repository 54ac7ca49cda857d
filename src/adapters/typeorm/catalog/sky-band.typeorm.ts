import type { SkyBand } from '../../../domain/catalog/sky-band.js';
import type { CallOptions } from '../../../ports/shared/call-options.js';
import { BandSearch } from '../../rows/catalog/sky-band.rows.js';
import { astronomicalObjectTable, type AstronomicalObjectRow } from '../../schema/catalog/astronomical-object.schema.js';
import type { Dialect } from '../shared/dialect.js';
import type { SqlStatement } from '../shared/sql-connection.js';
import type { SqlExecutor } from '../shared/sql-executor.js';
import { columnList, rowDecoder, statement } from '../shared/sql-text.js';

const INDEX = 'ix_object_position' satisfies keyof typeof astronomicalObjectTable.indexes;
const COLUMNS = Object.keys(astronomicalObjectTable.columns);

/** A query for whole rows of objects, in no order. `hint` comes after the name of the table. */
export function objectQuery(dialect: Dialect, label: string, condition: string, hint = ''): SqlStatement {
  const columns = columnList(dialect, astronomicalObjectTable, COLUMNS);
  const text = `SELECT ${columns} FROM ${dialect.quote(astronomicalObjectTable.name)}${hint} WHERE ${condition}`;
  return statement(label, text, rowDecoder(dialect, astronomicalObjectTable, COLUMNS));
}

/** The query for a band with so many ranges of right ascension: $1 and $2 bound its declination, the following pairs the ranges. */
export function bandQuery(dialect: Dialect, ranges: 0 | 1 | 2): SqlStatement {
  // SQLite knows no statistics before an ANALYZE, and then takes the index on right ascension alone: a strip from pole to pole.
  const hint = dialect.name === 'sqlite' ? ` INDEXED BY ${dialect.quote(INDEX)}` : '';
  const across = ['', ' AND meanra BETWEEN $3 AND $4', ' AND (meanra BETWEEN $3 AND $4 OR meanra BETWEEN $5 AND $6)'] as const;
  return objectQuery(dialect, 'object_band', `meandec > $1 AND meandec <= $2${across[ranges]}`, hint);
}

/** Bands of the sky, read by the index on declination and right ascension. */
export class TypeormPositionBands extends BandSearch {
  /** By the number of ranges of right ascension. */
  private readonly statements: readonly SqlStatement[];

  constructor(private readonly executor: SqlExecutor) {
    super(executor);
    this.statements = ([0, 1, 2] as const).map((ranges) => bandQuery(executor.engine.dialect, ranges));
  }

  protected async readBand({ dec, ra }: SkyBand, options: CallOptions | undefined): Promise<AstronomicalObjectRow[]> {
    const query = this.statements[ra.length];
    if (!query) throw new TypeError(`a band has at most two ranges of right ascension, not ${String(ra.length)}`);
    const values = [dec.from, dec.to, ...ra.flatMap(({ from, to }) => [from, to])];
    return (await this.executor.execute(query, values, 'read', options)).rows as unknown as AstronomicalObjectRow[];
  }
}
