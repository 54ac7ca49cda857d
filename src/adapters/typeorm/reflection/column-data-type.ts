/** The type of a column, its spellings brought to one: `int8`, `bigint` and `BIGINT` are all `bigint`. */
export interface ColumnDataType {
  /** In lower case, unless the database quotes it: `character varying`, `timestamp with time zone`, `"Order State"`. */
  readonly name: string;
  /** Of characters or bits. */
  readonly length?: number;
  /** Digits of a number, or of the fraction of a second. */
  readonly precision?: number;
  readonly scale?: number;
  /** Dimensions are not told apart, as PostgreSQL does not. */
  readonly array?: true;
}

const FORM = /^(.*?)\s*(?:\(\s*(\d+)\s*(?:,\s*(-?\d+)\s*)?\))?\s*((?:with|without) time zone)?\s*((?:\[\d*\])*)$/is;

const ALIASES: Readonly<Record<string, string>> = {
  bool: 'boolean',
  bpchar: 'character',
  char: 'character',
  decimal: 'numeric',
  float: 'double precision',
  float4: 'real',
  float8: 'double precision',
  int: 'integer',
  int2: 'smallint',
  int4: 'integer',
  int8: 'bigint',
  time: 'time without time zone',
  timestamp: 'timestamp without time zone',
  timestamptz: 'timestamp with time zone',
  timetz: 'time with time zone',
  varbit: 'bit varying',
  varchar: 'character varying',
};

const SECONDS = /^(?:time|timestamp) /;
const FINEST_SECONDS = 6;

/** Reads a type as PostgreSQL prints it and as DDL spells it. */
export function parsePostgresType(text: string): ColumnDataType {
  const [, base = '', first, second, zone, brackets] = FORM.exec(text.trim()) ?? [];
  const spelled = base.startsWith('"') ? base : [base.toLowerCase(), ...(zone ? [zone.toLowerCase()] : [])].join(' ');
  const name = ALIASES[spelled] ?? spelled;
  return { name, ...measures(name, first, second), ...(brackets ? { array: true as const } : {}) };
}

function measures(name: string, first: string | undefined, second: string | undefined): Omit<ColumnDataType, 'name'> {
  if (name === 'character' && first === undefined) return { length: 1 };
  if (first === undefined) return {};
  const size = Number(first);
  // Six digits are what a moment has anyway.
  if (SECONDS.test(name)) return size === FINEST_SECONDS ? {} : { precision: size };
  if (name === 'numeric') return { precision: size, scale: Number(second ?? 0) };
  return { length: size };
}

/** Reads a type as a SQLite table declares it; SQLite keeps any text and goes by the affinity of its words. */
export function parseSqliteType(text: string): ColumnDataType {
  const [, base = '', first, second] = FORM.exec(text.trim()) ?? [];
  const name = base.toLowerCase().replaceAll(/\s+/g, ' ');
  if (first === undefined) return { name };
  return second === undefined ? { name, length: Number(first) } : { name, precision: Number(first), scale: Number(second) };
}

/** How SQLite stores values of a declared type (https://sqlite.org/datatype3.html, 3.1). */
export function sqliteAffinity(typeName: string): 'integer' | 'text' | 'blob' | 'real' | 'numeric' {
  const name = typeName.toLowerCase();
  if (name.includes('int')) return 'integer';
  if (/char|clob|text/.test(name)) return 'text';
  if (name.includes('blob') || name === '') return 'blob';
  return /real|floa|doub/.test(name) ? 'real' : 'numeric';
}

/** A type as one writes it in DDL: `numeric(12,4)[]`, `timestamp(3) with time zone`. */
export function typeText({ name, length, precision, scale, array }: ColumnDataType): string {
  const size = [length ?? precision, scale].filter((part) => part !== undefined).join(',');
  const sized = size === '' ? name : SECONDS.test(name) ? name.replace(' ', `(${size}) `) : `${name}(${size})`;
  return array ? `${sized}[]` : sized;
}
