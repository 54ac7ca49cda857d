/** One way in which a live database is not what was declared, in words. */
export interface DriftFinding {
  readonly kind: 'missing' | 'extra' | 'changed' | 'renamed';
  readonly part: 'table' | 'column' | 'primary key' | 'unique' | 'check' | 'foreign key' | 'index';
  readonly table: string;
  /** Of the column or constraint, of the table itself when that is missing. */
  readonly name: string;
  /** Of a column that changed: `type`, `size`, `nullability`, `default`, `numbering`, `computation` or `collation`. */
  readonly aspect?: string;
  /** What was declared, in SQL; absent for what nobody declared. */
  readonly expected?: string;
  /** What the database has, in SQL; absent for what it lacks. */
  readonly actual?: string;
}

/** How one database differs from its declared tables. Plain data: it survives JSON. */
export interface DriftReport {
  readonly database: string;
  readonly engine: 'postgres' | 'sqlite' | 'memory';
  /** Without any password. */
  readonly location: string;
  /** Empty when the database is as declared. */
  readonly findings: readonly DriftFinding[];
  /** Tables that are none of this database's: somebody else's, or left over. Nothing here ever drops one. */
  readonly unknownTables: readonly string[];
}

/** A report as lines for a person, a table a paragraph, with what to do about it. */
export function driftText({ database, engine, location, findings, unknownTables }: DriftReport): string {
  const heading = `${database} (${engine}, ${location})`;
  const unknown = unknownTables.length === 0 ? [] : [`  not of this database, left alone: ${unknownTables.join(', ')}`];
  if (findings.length === 0) return [`${heading}: as declared`, ...unknown].join('\n');
  const tables = [...new Set(findings.map(({ table }) => table))].flatMap((table) => [
    `  ${table}`,
    ...findings.filter((finding) => finding.table === table).map((finding) => `    ${findingText(finding)}`),
  ]);
  const count = findings.length === 1 ? '1 difference' : `${String(findings.length)} differences`;
  return [`${heading}: ${count} to the declared tables`, ...tables, ...unknown, `  ${REMEDY}`].join('\n');
}

const REMEDY = 'Write a migration that brings the database to what is declared, or declare what it has.';

/** One finding without its table: `column ndet: type is bigint, declared integer`. */
export function findingText({ kind, part, name, aspect, expected, actual }: DriftFinding): string {
  if (part === 'table') return 'the table is missing';
  const what = part === 'primary key' ? part : `${part} ${name}`;
  switch (kind) {
    case 'missing':
      return `${what} is missing, declared ${String(expected)}`;
    case 'extra':
      return `${what} was not declared: ${String(actual)}`;
    case 'renamed':
      return `${what} is called ${String(actual)}`;
    case 'changed':
      return `${what}: ${aspect === undefined ? '' : `${aspect} `}is ${String(actual)}, declared ${String(expected)}`;
  }
}
