import type { RecordRepository } from '../../ports/shared/record-repository.js';

const PER_PAGE = 500;

/** Every record of a table that a person could read through, ordered by key. Call it in a transaction, so that all are of one moment. */
export async function allRecords<Item, Key>(repository: RecordRepository<Item, Key>): Promise<Item[]> {
  const all: Item[] = [];
  for (let page = 1; ; page += 1) {
    const { items, hasNext } = await repository.paginate({ page, perPage: PER_PAGE });
    all.push(...items);
    if (!hasNext) return all;
  }
}
