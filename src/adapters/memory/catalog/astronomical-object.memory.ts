import { adapter, Profile } from '../../../container/index.js';
import type { AstronomicalObject } from '../../../domain/catalog/astronomical-object.js';
import { ObjectRepository } from '../../../ports/catalog/astronomical-object.repository.js';
import { AstronomicalObjectRows } from '../../rows/catalog/astronomical-object.rows.js';
import { astronomicalObjectTable } from '../../schema/catalog/astronomical-object.schema.js';
import { MemoryCatalogDatabase } from './catalog.database.memory.js';
import { MemoryPositionBands } from './sky-band.memory.js';

/** Objects in memory, with the same constraints and transactions as on the databases. */
@adapter.for(ObjectRepository, { profile: Profile.TEST })
export class MemoryAstronomicalObjectRepository extends AstronomicalObjectRows {
  constructor(private readonly database: MemoryCatalogDatabase) {
    const objects = database.table(astronomicalObjectTable);
    super(objects, new MemoryPositionBands(objects, database));
  }

  /** Stores objects for a test. */
  seed(...objects: readonly AstronomicalObject[]): Promise<void> {
    return this.saveMany(objects);
  }

  /** Empties the whole catalog. */
  clear(): void {
    this.database.clear();
  }
}
