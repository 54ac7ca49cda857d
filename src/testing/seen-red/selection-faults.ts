import type { TableSchema } from '../../adapters/schema/shared/table.js';
import type { Filter } from '../../adapters/shared/table-gateway.js';
import type { AnyTable, TableFault } from './fault.js';

type Conditions = Filter<TableSchema>;
type Change = (where: Conditions) => Conditions;

/** Conditions that are forgotten or cut, in reads and in changes. */
export function selectionFaults(schema: TableSchema): TableFault[] {
  const fault = (facet: TableFault['facet'], kind: string, name: string, plant: TableFault['plant'], word?: string): TableFault => ({
    at: 'table',
    facet,
    kind,
    name: `${schema.name}: ${name}`,
    table: schema.name,
    plant,
    ...(word !== undefined && { word }),
  });
  const names = [...Object.keys(schema.columns), 'or', 'and', 'not'];
  return [
    ...names.flatMap((name) => [
      fault('selection', 'forgotten', `the condition on ${name} is forgotten`, forgettingCondition(name), name),
      fault('selection', 'cut', `of several values of ${name} the first counts`, cuttingCondition(name), name),
      fault('lost update', 'expectation', `a change does not look at ${name}`, forgettingExpectation(name), name),
    ]),
    fault('selection', 'another', 'another row is found in place of none', (table, { reached }) => ({
      find: async (key, options) => {
        reached();
        return (await table.find(key, options)) ?? table.findOne({}, options);
      },
    })),
    fault('lost update', 'all rows', 'a change of some rows changes all', (table, { reached }) => ({
      updateWhere: (_, changes, options) => {
        reached();
        const others = Object.fromEntries(Object.entries(changes).filter(([name]) => !schema.primaryKey.includes(name)));
        return table.updateWhere('all rows', others, options);
      },
      deleteWhere: (_, options) => {
        reached();
        return table.deleteWhere('all rows', options);
      },
    })),
  ];
}

const forgettingCondition =
  (name: string): TableFault['plant'] =>
  (table, { reached }) =>
    readingWhere(table, without(name, reached));

const cuttingCondition =
  (name: string): TableFault['plant'] =>
  (table, { reached }) =>
    readingWhere(table, onlyFirst(name, reached));

const forgettingExpectation =
  (name: string): TableFault['plant'] =>
  (table, { reached }) => {
    const change = without(name, reached);
    return changingWhere(table, (where) => (Object.keys(where).length > 1 ? change(where) : where));
  };

function without(name: string, reached: () => void): Change {
  return (where) => {
    if (!(name in where)) return where;
    reached();
    return Object.fromEntries(Object.entries(where).filter(([key]) => key !== name)) as Conditions;
  };
}

/** The first of the values of `in`, the first branch of `or`. */
function onlyFirst(name: string, reached: () => void): Change {
  return (where) => {
    const condition = where[name];
    const list = Array.isArray(condition) ? condition : (condition as { in?: unknown } | null | undefined)?.in;
    if (!Array.isArray(list)) return where;
    reached();
    const first = list.slice(0, 1);
    return { ...where, [name]: Array.isArray(condition) ? first : { ...(condition as object), in: first } } as Conditions;
  };
}

function readingWhere(table: AnyTable, change: Change): Partial<AnyTable> {
  const changed = <Given extends object>(given: Given | undefined): Given =>
    ({ ...given, ...(given && 'where' in given && given.where ? { where: change(given.where) } : {}) }) as Given;
  return {
    select: (selection, options) => table.select(changed(selection), options),
    findOne: (rows, options) => table.findOne(changed(rows), options),
    stream: (selection, options) => table.stream(changed(selection), options),
    paginate: (rows, request, options) => table.paginate(changed(rows), request, options),
    paginateByCursor: (rows, request, options) => table.paginateByCursor(changed(rows), request, options),
    summarize: (request, options) => table.summarize(changed(request), options),
    count: (where, options) => table.count(where && change(where), options),
    exists: (where, options) => table.exists(where && change(where), options),
  };
}

function changingWhere(table: AnyTable, change: Change): Partial<AnyTable> {
  return {
    updateWhere: (where, changes, options) => table.updateWhere(where === 'all rows' ? where : change(where), changes, options),
    deleteWhere: (where, options) => table.deleteWhere(where === 'all rows' ? where : change(where), options),
  };
}
