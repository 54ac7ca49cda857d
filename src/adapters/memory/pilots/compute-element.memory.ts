import { adapter, Profile } from '../../../container/index.js';
import type { AvailableComputeElement } from '../../../domain/pilots/compute-element.js';
import { computeElementName } from '../../../domain/pilots/compute-element-name.js';
import { ACTIVE_STATUSES } from '../../../domain/pilots/pilot-status.js';
import { ComputeElementRepository } from '../../../ports/pilots/compute-element.repository.js';
import { ComputeElementRows } from '../../rows/pilots/compute-element.rows.js';
import { computeElementTable } from '../../schema/pilots/compute-element.schema.js';
import { pilotSubmissionTable } from '../../schema/pilots/pilot-submission.schema.js';
import { MemoryPilotsDatabase } from './pilots.database.memory.js';

/** Compute elements in memory, with the same constraints and transactions as on the databases. */
@adapter.for(ComputeElementRepository, { profile: Profile.TEST })
export class MemoryComputeElementRepository extends ComputeElementRows {
  constructor(private readonly database: MemoryPilotsDatabase) {
    super(database.table(computeElementTable));
  }

  async listAvailable(): Promise<AvailableComputeElement[]> {
    const pilots = this.database.table(pilotSubmissionTable);
    return this.database.read(async () => {
      const elements = await this.elements.select({ where: { Enabled: true } });
      const groups = await pilots.summarize({ by: ['CEName'], where: { Status: { in: ACTIVE_STATUSES } } });
      const active = new Map(groups.map(({ by, count }) => [by.CEName, count]));
      return elements.flatMap(({ Name, Capacity, SuccessRate }) => {
        const availableSlots = Capacity - (active.get(Name) ?? 0);
        return availableSlots > 0 ? [{ name: computeElementName(Name), capacity: Capacity, successRate: SuccessRate, availableSlots }] : [];
      });
    });
  }

  count(): Promise<number> {
    return this.elements.count();
  }
}
