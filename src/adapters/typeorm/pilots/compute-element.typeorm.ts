import { adapter, Profile } from '../../../container/index.js';
import type { AvailableComputeElement } from '../../../domain/pilots/compute-element.js';
import { computeElementName } from '../../../domain/pilots/compute-element-name.js';
import { ComputeElementRepository } from '../../../ports/pilots/compute-element.repository.js';
import { ComputeElementRows } from '../../rows/pilots/compute-element.rows.js';
import { computeElementTable } from '../../schema/pilots/compute-element.schema.js';
import { statement } from '../shared/sql-text.js';
import { TypeormPilotsDatabase } from './pilots.database.typeorm.js';

/** Both databases take this text as it is; the names are ordered by code point on both. */
const AVAILABLE = statement(
  'available_compute_elements',
  `SELECT e."Name" AS "name", e."Capacity" AS "capacity", e."SuccessRate" AS "success_rate",
  CAST(e."Capacity" - COALESCE(a."active", 0) AS integer) AS "available_slots"
FROM "ComputeElement" e
LEFT JOIN (
  SELECT "CEName", count(*) AS "active" FROM "PilotSubmission" WHERE "Status" IN ('submitted', 'running') GROUP BY "CEName"
) a ON a."CEName" = e."Name"
WHERE e."Enabled" AND e."Capacity" > COALESCE(a."active", 0)
ORDER BY e."Name"`,
);

/** Compute elements on PostgreSQL or SQLite. */
@adapter.for(ComputeElementRepository, { profile: Profile.ALL })
export class TypeormComputeElementRepository extends ComputeElementRows {
  constructor(private readonly database: TypeormPilotsDatabase) {
    super(database.table(computeElementTable));
  }

  async listAvailable(): Promise<AvailableComputeElement[]> {
    const { rows } = await this.database.execute(AVAILABLE, [], 'read');
    return rows.map((row) => ({
      name: computeElementName(String(row.name)),
      capacity: Number(row.capacity),
      successRate: Number(row.success_rate),
      availableSlots: Number(row.available_slots),
    }));
  }
}
