import { service } from '../../container/index.js';
import type { MovementKind } from '../../domain/observatory/data-movement.js';
import type { CopyStatus } from '../../domain/observatory/copy-status.js';
import type { MovementStatus } from '../../domain/observatory/movement-status.js';
import type { StepFailure } from '../../domain/observatory/step-failure.js';
import { WORKFLOW_STEPS, type WorkflowStep } from '../../domain/observatory/workflow-step.js';
import { DataMovementRepository } from '../../ports/observatory/data-movement.repository.js';
import { ObservatoryDatabase } from '../../ports/observatory/observatory.database.js';
import { PhysicalCopyRepository } from '../../ports/observatory/physical-copy.repository.js';
import type { CursorPage, CursorPageRequest } from '../../ports/shared/paging.js';
import { DataMovementService } from './data-movement.service.js';
import { DataTransferPackageService } from './data-transfer-package.service.js';
import { FailedSteps } from './failed-steps.js';
import { PhysicalCopyService } from './physical-copy.service.js';
import { RawDataPackageService } from './raw-data-package.service.js';
import { StorageNetworkService } from './storage-network.service.js';
import { WorkflowRun, type RetryChoice, type WorkflowReport } from './workflow-run.js';

export { WORKFLOW_STEPS, type RetryChoice, type WorkflowReport, type WorkflowStep };

export interface WorkflowOptions {
  /** `mark`: what is archived is marked, and a person schedules its deletion. `delete`: it is deleted. Only sources and buffers. */
  readonly deletion: 'mark' | 'delete';
  /** Default `due`. */
  readonly retry?: RetryChoice | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface WorkflowStatus {
  readonly waitingForPackage: number;
  readonly movements: readonly { readonly kind: MovementKind; readonly status: MovementStatus; readonly count: number }[];
  readonly copies: readonly { readonly location: string; readonly status: CopyStatus; readonly count: number }[];
  /** How many steps keep failing. */
  readonly failing: number;
  /** The first 100 of them, those to be tried first come first. */
  readonly failures: readonly StepFailure[];
}

const PAGE = 100;
const MOST_FAILURES = 100;
const SCHEDULED = ['deletion scheduled', 'deletion in progress', 'deletion failed'] as const satisfies readonly CopyStatus[];
const RELEASED = ['source', 'buffer'] as const;

/**
 * Carries everything on by what is stored: whatever stopped, and wherever, the next run continues from there. Any number of
 * workers may run it at once. What fails is reported, remembered, and tried again by a later run, after a minute, then two, and
 * so on up to an hour; the rest goes on meanwhile.
 */
@service()
export class ObservatoryWorkflowService {
  constructor(
    private readonly rawPackages: RawDataPackageService,
    private readonly transferPackages: DataTransferPackageService,
    private readonly movements: DataMovementService,
    private readonly copies: PhysicalCopyService,
    private readonly network: StorageNetworkService,
    private readonly movementRecords: DataMovementRepository,
    private readonly copyRecords: PhysicalCopyRepository,
    private readonly failed: FailedSteps,
    private readonly database: ObservatoryDatabase,
  ) {}

  /**
   * One run over every step, in order. @throws what is no `SextantError`, the reason of the signal, and the error of the database
   * when nothing can be listed or remembered.
   */
  async advance({ deletion, retry = 'due', signal }: WorkflowOptions): Promise<WorkflowReport> {
    const run = new WorkflowRun(this.failed, await this.failed.list(), { retry, signal });
    for (const group of await this.rawPackages.listWaiting())
      await run.step('package', `${group.executedObsUnitId}/${group.module}`, () => this.rawPackages.package(group));
    for (const { name } of await this.network.listRoutes()) await run.step('bundle', name, () => this.transferPackages.bundle(name));
    for (const bundled of await this.transferPackages.listToPack())
      await run.step('pack', bundled.id, () => this.transferPackages.pack(bundled));
    await this.move('transfer', run);
    for (const arrived of await this.transferPackages.listToUnpack())
      await run.step('unpack', arrived.id, () => this.transferPackages.unpack(arrived));
    await this.move('archive', run);
    await this.move('staging', run);
    await this.release(deletion, run);
    await run.forgetTheRest(WORKFLOW_STEPS.filter((step) => deletion === 'delete' || step !== 'schedule'));
    return run.report();
  }

  /** How far everything is, read at one moment. */
  status(): Promise<WorkflowStatus> {
    return this.database.read(
      async () => ({
        waitingForPackage: (await this.rawPackages.listWaiting()).length,
        movements: await this.movementRecords.summary(),
        copies: await this.copyRecords.summary(),
        failing: await this.failed.count(),
        failures: await this.failed.list(MOST_FAILURES),
      }),
      { name: 'workflow status' },
    );
  }

  private async move(kind: MovementKind, run: WorkflowRun): Promise<void> {
    // The second leg of a relay is planned by the first one, behind what is listed.
    for await (const { id } of eachOf((page) => this.movements.listOpen(kind, page)))
      await run.step(kind, String(id), async () => ((await this.movements.run(id)) === 'completed' ? id : undefined));
  }

  private async release(deletion: 'mark' | 'delete', run: WorkflowRun): Promise<void> {
    for await (const copy of eachOf((page) => this.copies.list({ statuses: ['present'], purposes: RELEASED }, page)))
      await run.step('mark', String(copy.id), async () => {
        if (await this.copies.mayBeDeleted(copy)) return this.copies.allowDeletion(copy.id);
        return undefined;
      });
    if (deletion === 'delete')
      for await (const { id } of eachOf((page) => this.copies.list({ statuses: ['deletion possible'], purposes: RELEASED }, page)))
        await run.step('schedule', String(id), () => this.copies.scheduleDeletion(id));
    for await (const { id } of eachOf((page) => this.copies.list({ statuses: SCHEDULED }, page)))
      await run.step('delete', String(id), () => this.copies.delete(id));
  }
}

async function* eachOf<Item>(list: (page: CursorPageRequest) => Promise<CursorPage<Item>>): AsyncGenerator<Item> {
  let cursor: string | undefined;
  do {
    const page = await list({ cursor, limit: PAGE });
    yield* page.items;
    cursor = page.next;
  } while (cursor !== undefined);
}
