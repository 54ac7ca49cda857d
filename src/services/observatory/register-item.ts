import { ObservatoryItemExists, ObservatoryItemNotFound } from '../../domain/observatory/observatory.errors.js';
import type { Database } from '../../ports/shared/database.js';
import type { RecordRepository } from '../../ports/shared/record-repository.js';

export interface Registration<Item extends Key, Key> {
  readonly database: Database;
  readonly repository: RecordRepository<Item, Key>;
  /** What the item is, for messages: `telescope`. */
  readonly kind: string;
  readonly item: Item;
  /** What the item is called, for messages. */
  readonly name: string;
  /** Sees that what it refers to is there. */
  readonly check?: () => Promise<unknown>;
}

/** Stores an item that is not there yet, in one transaction. @throws ObservatoryItemExists, and what the check throws */
export function registerItem<Item extends Key, Key>(registration: Registration<Item, Key>): Promise<Item> {
  const { database, repository, kind, item, name, check } = registration;
  return database.transaction(
    async () => {
      await check?.();
      const { created } = await repository.getOrCreate(item);
      if (!created) throw new ObservatoryItemExists(kind, name);
      return item;
    },
    { name: `add ${kind}` },
  );
}

/** @throws ObservatoryItemNotFound */
export async function findRegistered<Item, Key extends object>(
  repository: RecordRepository<Item, Key>,
  kind: string,
  key: Key,
): Promise<Item> {
  const found = await repository.findById(key);
  if (found === undefined) throw new ObservatoryItemNotFound(kind, Object.values(key).join(' '));
  return found;
}
