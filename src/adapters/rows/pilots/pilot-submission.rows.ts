import type { PilotMove } from '../../../domain/pilots/pilot-move.js';
import { ACTIVE_STATUSES, PILOT_STATUSES, type PilotStatus } from '../../../domain/pilots/pilot-status.js';
import type { NewPilotSubmission, PilotSubmission } from '../../../domain/pilots/pilot-submission.js';
import type { PilotSummary } from '../../../domain/pilots/pilot-summary.js';
import type { PilotId } from '../../../domain/shared/ids.js';
import { PilotSubmissionRepository } from '../../../ports/pilots/pilot-submission.repository.js';
import type { CursorPage, CursorPageRequest } from '../../../ports/shared/paging.js';
import { pilotMoveMapper } from '../../schema/pilots/pilot-move.mapper.js';
import type { pilotMoveTable } from '../../schema/pilots/pilot-move.schema.js';
import { pilotSubmissionMapper } from '../../schema/pilots/pilot-submission.mapper.js';
import type { pilotSubmissionTable } from '../../schema/pilots/pilot-submission.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';

/** Pilots and their histories over the rows of two tables, the same on every engine. */
export abstract class PilotSubmissionRows extends PilotSubmissionRepository {
  constructor(
    protected readonly pilots: TableGateway<typeof pilotSubmissionTable>,
    protected readonly moves: TableGateway<typeof pilotMoveTable>,
  ) {
    super();
  }

  async findById(id: PilotId): Promise<PilotSubmission | undefined> {
    const row = await this.pilots.find({ PilotID: id });
    return row && pilotSubmissionMapper.toDomain(row);
  }

  async add(pilot: NewPilotSubmission): Promise<PilotSubmission> {
    const added = pilotSubmissionMapper.toDomain(await this.pilots.insert(pilotSubmissionMapper.toNewRow(pilot)));
    await this.moves.insert(pilotMoveMapper.toNewRow(added));
    return added;
  }

  async move(before: PilotSubmission, after: PilotSubmission): Promise<boolean> {
    const { PilotID, ...changes } = pilotSubmissionMapper.toRow(after);
    const moved = await this.pilots.updateWhere({ PilotID, Status: before.status }, changes);
    if (moved === 0) return false;
    await this.moves.insert(pilotMoveMapper.toNewRow(after));
    return true;
  }

  countActive(ceName: string): Promise<number> {
    return this.pilots.count({ CEName: ceName, Status: { in: ACTIVE_STATUSES } });
  }

  async list(status: PilotStatus | undefined, page: CursorPageRequest): Promise<CursorPage<PilotSubmission>> {
    const found = await this.pilots.paginateByCursor(status === undefined ? {} : { where: { Status: status } }, page);
    return { ...found, items: found.items.map(pilotSubmissionMapper.toDomain) };
  }

  async history(id: PilotId): Promise<PilotMove[]> {
    return (await this.moves.select({ where: { PilotID: id } })).map(pilotMoveMapper.toDomain);
  }

  async summary(): Promise<PilotSummary> {
    const counts = new Map((await this.pilots.summarize({ by: ['Status'] })).map(({ by, count }) => [by.Status, count]));
    return Object.fromEntries(PILOT_STATUSES.map((status) => [status, counts.get(status) ?? 0])) as PilotSummary;
  }
}
