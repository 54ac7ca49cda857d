import type { TableSchema } from '../../adapters/schema/shared/table.js';
import type { AnyTable, Ground, Row, TableFault } from './fault.js';

type Plant = (table: AnyTable, ground: Ground) => Partial<AnyTable>;

/** Changes that forget a column, that touch other rows, or that mistake what is stored for what is given. */
export function writeFaults(schema: TableSchema): TableFault[] {
  const fault = (kind: string, name: string, plant: Plant, word?: string): TableFault => ({
    at: 'table',
    facet: 'round trip',
    kind,
    name: `${schema.name}: ${name}`,
    table: schema.name,
    plant,
    ...(word !== undefined && { word }),
  });
  const columns = Object.keys(schema.columns).filter((name) => !schema.primaryKey.includes(name));
  return [
    ...columns.map((name) => fault('change forgets', `a change forgets ${name}`, forgettingChanges(name), name)),
    ...columns.map((name) => fault('overwrite forgets', `an overwriting bulk forgets ${name}`, forgettingBulks(schema, name))),
    fault('changes all', 'a change of one row changes all', (table, { reached }) => ({
      update: async (key, changes, options) => {
        reached();
        const others = Object.fromEntries(Object.entries(changes).filter(([name]) => !schema.primaryKey.includes(name)));
        if (Object.keys(others).length > 0) await table.updateWhere('all rows', others, options);
        return table.find(key, options);
      },
    })),
    fault('deletes all', 'a removal of one row removes all', (table, { reached }) => ({
      delete: async (_key, options) => {
        reached();
        return (await table.deleteWhere('all rows', options)) > 0;
      },
    })),
    fault('missing as update', 'what was to be added where missing overwrites', inMode('ignore', 'update')),
    fault('update as missing', 'what was to be overwritten is left', inMode('update', 'ignore')),
  ];
}

function forgettingChanges(name: string): Plant {
  return (table, { reached }) => {
    const without = (changes: Row): Row => {
      if (!(name in changes)) return changes;
      reached();
      return Object.fromEntries(Object.entries(changes).filter(([column]) => column !== name));
    };
    return {
      update: (key, changes, options) => table.update(key, without(changes) as typeof changes, options),
      updateWhere: (where, changes, options) => table.updateWhere(where, without(changes) as typeof changes, options),
    };
  };
}

function forgettingBulks(schema: TableSchema, name: string): Plant {
  return (table, { reached }) => ({
    insertMany: async (rows, options) => {
      if (options.onConflict !== 'update' || Symbol.asyncIterator in rows) return table.insertMany(rows, options);
      reached();
      const kept: Row[] = [];
      for (const row of rows) {
        const stored = await table.find(Object.fromEntries(schema.primaryKey.map((key) => [key, row[key]])) as never, options);
        kept.push(stored ? { ...row, [name]: stored[name] ?? null } : row);
      }
      return table.insertMany(kept as never, options);
    },
  });
}

function inMode(asked: 'ignore' | 'update', given: 'ignore' | 'update'): Plant {
  return (table, { reached }) => ({
    insertMany: (rows, options) => {
      if (options.onConflict !== asked) return table.insertMany(rows, options);
      reached();
      return table.insertMany(rows, { ...options, onConflict: given });
    },
  });
}
