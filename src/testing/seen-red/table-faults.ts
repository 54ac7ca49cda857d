import type { TableSchema } from '../../adapters/schema/shared/table.js';
import { constraintFaults } from './constraint-faults.js';
import type { TableFault } from './fault.js';
import { orderFaults } from './order-faults.js';
import { pagingFaults } from './paging-faults.js';
import { selectionFaults } from './selection-faults.js';
import { tableTransactionFaults } from './transaction-faults.js';
import { valueFaults } from './value-faults.js';
import { writeFaults } from './write-faults.js';

export interface TableFaultOptions {
  /** All tables of the database. */
  readonly tables: readonly TableSchema[];
  /** Check constraints that a value of the domain can meet. */
  readonly checks: readonly string[];
}

/** Every defect that one table can have, whichever engine holds it. */
export function tableFaults(schema: TableSchema, { tables, checks }: TableFaultOptions): TableFault[] {
  return [
    ...valueFaults({ schema, numbered: numberedColumns(schema, tables) }),
    ...writeFaults(schema),
    ...constraintFaults(
      schema,
      checks.filter((name) => name in (schema.checks ?? {})),
    ),
    ...orderFaults(schema),
    ...selectionFaults(schema),
    ...pagingFaults(schema),
    ...tableTransactionFaults(schema),
  ];
}

/** Columns with numbers that the database has given, here or in the table they refer to. */
function numberedColumns(schema: TableSchema, tables: readonly TableSchema[]): ReadonlySet<string> {
  const isGenerated = (table: TableSchema | undefined, name: string | undefined): boolean =>
    table !== undefined && name !== undefined && table.columns[name]?.generated === true;
  const own = Object.keys(schema.columns).filter((name) => isGenerated(schema, name));
  const referring = Object.values(schema.foreignKeys ?? {}).flatMap(({ columns, references }) =>
    columns.filter((_, index) =>
      isGenerated(
        tables.find(({ name }) => name === references.table),
        references.columns[index],
      ),
    ),
  );
  return new Set([...own, ...referring]);
}
