import { service } from '../../container/index.js';
import { ComputeElementDisabled, ComputeElementFull, ComputeElementNotFound } from '../../domain/pilots/compute-element.errors.js';
import type { PilotMove } from '../../domain/pilots/pilot-move.js';
import { pilotStatus } from '../../domain/pilots/pilot-status.js';
import { PilotMoveRefused, PilotNotFound } from '../../domain/pilots/pilot-submission.errors.js';
import { NewPilotSubmission, type PilotSubmission } from '../../domain/pilots/pilot-submission.js';
import type { PilotSummary } from '../../domain/pilots/pilot-summary.js';
import type { PilotId } from '../../domain/shared/ids.js';
import { Page } from '../../domain/shared/page.js';
import { ComputeElementRepository } from '../../ports/pilots/compute-element.repository.js';
import { PilotSubmissionRepository } from '../../ports/pilots/pilot-submission.repository.js';
import { PilotsDatabase } from '../../ports/pilots/pilots.database.js';
import { Clock } from '../../ports/shared/clock.js';
import type { CursorPage } from '../../ports/shared/paging.js';

export interface PilotPageRequest {
  /** Only pilots of this status. */
  readonly status?: string | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** Submits pilots, moves them through their states and tells about them. Each call is one transaction, or joins its caller's. */
@service()
export class PilotSubmissionService {
  constructor(
    private readonly pilots: PilotSubmissionRepository,
    private readonly elements: ComputeElementRepository,
    private readonly database: PilotsDatabase,
    private readonly clock: Clock,
  ) {}

  /**
   * Claims a slot: however many submit at once, a compute element never has more active pilots than its capacity.
   *
   * @throws ComputeElementNotFound, ComputeElementDisabled, ComputeElementFull, InvalidValue; PropagationRefused when it joins
   * a transaction weaker than `PilotsDatabase.holdIsolation`.
   */
  async submit(ceName: string): Promise<PilotSubmission> {
    const pilot = new NewPilotSubmission(ceName, this.clock.now());
    return this.database.transaction(() => this.claim(pilot), { name: 'submit pilot', isolation: this.database.holdIsolation });
  }

  /**
   * Of several callers that move a pilot at once, one moves it, and the others meet what it made of it.
   *
   * @throws PilotNotFound, PilotMoveRefused; InvalidValue for a text that is no status.
   */
  async move(id: PilotId, status: string): Promise<PilotSubmission> {
    const to = pilotStatus(status);
    return this.database.transaction(
      async () => {
        const before = await this.get(id);
        const after = before.movedTo(to, this.clock.now());
        if (await this.pilots.move(before, after)) return after;
        throw new PilotMoveRefused(id, (await this.get(id)).status, to);
      },
      { name: 'move pilot' },
    );
  }

  /** @throws PilotNotFound */
  async get(id: PilotId): Promise<PilotSubmission> {
    const pilot = await this.pilots.findById(id);
    if (!pilot) throw new PilotNotFound(id);
    return pilot;
  }

  /** Ordered by id, 100 on a page unless told otherwise. @throws CursorRefused, InvalidValue */
  async list({ status, limit, cursor }: PilotPageRequest = {}): Promise<CursorPage<PilotSubmission>> {
    const only = status === undefined ? undefined : pilotStatus(status);
    return this.pilots.list(only, { limit: new Page({ limit }).limit, cursor });
  }

  /** From the submission on. @throws PilotNotFound */
  async history(id: PilotId): Promise<PilotMove[]> {
    const moves = await this.pilots.history(id);
    if (moves.length === 0) throw new PilotNotFound(id);
    return moves;
  }

  /** How many pilots there are in each status, zeros included. */
  async summary(): Promise<PilotSummary> {
    return this.pilots.summary();
  }

  private async claim(pilot: NewPilotSubmission): Promise<PilotSubmission> {
    const { ceName } = pilot;
    const element = await this.elements.holdEnabled(ceName);
    if (!element) throw (await this.elements.findByName(ceName)) ? new ComputeElementDisabled(ceName) : new ComputeElementNotFound(ceName);
    if ((await this.pilots.countActive(ceName)) >= element.capacity) throw new ComputeElementFull(ceName, element.capacity);
    return this.pilots.add(pilot);
  }
}
