import type { TableSchema } from '../../adapters/schema/shared/table.js';
import type { AnyTable, TableFault } from './fault.js';

interface Ordered {
  readonly orderBy?: readonly (string | { readonly column: string; readonly direction?: 'ascending' | 'descending' })[];
  readonly descending?: boolean;
  readonly limit?: number;
}

/** Lists in another order than the one that was asked for. */
export function orderFaults(schema: TableSchema): TableFault[] {
  const fault = (kind: string, name: string, change: (rows: Ordered, reached: () => void) => Ordered, word?: string): TableFault => ({
    at: 'table',
    facet: 'order and ties',
    kind,
    name: `${schema.name}: ${name}`,
    table: schema.name,
    ...(word !== undefined && { word }),
    plant: (table, { reached }) =>
      listing(table, (rows) => {
        // Of one row there is no order.
        return rows.limit === 1 ? rows : change(rows, reached);
      }),
  });
  return [
    fault('reversed', 'a list is turned round', (rows, reached) => {
      reached();
      return { ...rows, descending: !rows.descending };
    }),
    fault('ties', 'what is equal in order is turned round', (rows, reached) => turnedTies(schema, rows, reached)),
    ...Object.keys(schema.columns).map((name) =>
      fault('unordered', `a list is not ordered by ${name}`, (rows, reached) => unordered(name, rows, reached), name),
    ),
  ];
}

function unordered(name: string, rows: Ordered, reached: () => void): Ordered {
  const left = (rows.orderBy ?? []).filter((by) => (typeof by === 'string' ? by : by.column) !== name);
  if (left.length === (rows.orderBy ?? []).length) return rows;
  reached();
  return { ...rows, orderBy: left };
}

/** The primary key decides at last, in the other direction; after the first of its columns when nothing else was asked for. */
function turnedTies({ primaryKey }: TableSchema, rows: Ordered, reached: () => void): Ordered {
  const given = rows.orderBy?.length ? rows.orderBy : primaryKey.slice(0, 1);
  const named = given.map((by) => (typeof by === 'string' ? by : by.column));
  const last = primaryKey.filter((name) => !named.includes(name));
  if (last.length === 0) return rows;
  reached();
  const direction = rows.descending ? 'ascending' : 'descending';
  return { ...rows, orderBy: [...given, ...last.map((column) => ({ column, direction }) as const)] };
}

function listing(table: AnyTable, change: (rows: Ordered) => Ordered): Partial<AnyTable> {
  const changed = <Given extends object>(given: Given | undefined): Given => change(given ?? {}) as Given;
  return {
    select: (selection, options) => table.select(changed(selection), options),
    stream: (selection, options) => table.stream(changed(selection), options),
    paginate: (rows, request, options) => table.paginate(changed(rows), request, options),
    paginateByCursor: (rows, request, options) => table.paginateByCursor(changed(rows), request, options),
  };
}
