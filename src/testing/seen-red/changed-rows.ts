import type { AnyTable, Row } from './fault.js';

/** The calls of a table that give rows, with every row changed on its way out. */
export function changedRows(table: AnyTable, change: (row: Row) => Row): Partial<AnyTable> {
  const one = <Given extends object | undefined>(row: Given): Given => row && (change(row as Row) as Given);
  return {
    find: async (...given) => one(await table.find(...given)),
    findOne: async (...given) => one(await table.findOne(...given)),
    select: async (...given) => (await table.select(...given)).map(one),
    insert: async (...given) => one(await table.insert(...given)),
    update: async (...given) => one(await table.update(...given)),
    getOrCreate: async (...given) => {
      const { row, created } = await table.getOrCreate(...given);
      return { row: one(row), created };
    },
    paginate: async (...given) => {
      const page = await table.paginate(...given);
      return { ...page, items: page.items.map(one) };
    },
    paginateByCursor: async (...given) => {
      const page = await table.paginateByCursor(...given);
      return { ...page, items: page.items.map(one) };
    },
    async *stream(...given) {
      for await (const row of table.stream(...given)) yield one(row);
    },
  };
}
