import { service } from '../../container/index.js';
import type { MovementKind } from '../../domain/observatory/data-movement.js';
import type { CopyStatus } from '../../domain/observatory/copy-status.js';
import { MovementTaken } from '../../domain/observatory/data-movement.errors.js';
import type { MovementStatus } from '../../domain/observatory/movement-status.js';
import { SextantError } from '../../domain/shared/sextant-error.js';
import { DataMovementRepository } from '../../ports/observatory/data-movement.repository.js';
import { ObservatoryDatabase } from '../../ports/observatory/observatory.database.js';
import { PhysicalCopyRepository } from '../../ports/observatory/physical-copy.repository.js';
import type { CursorPage, CursorPageRequest } from '../../ports/shared/paging.js';
import { DataMovementService } from './data-movement.service.js';
import { DataTransferPackageService } from './data-transfer-package.service.js';
import { PhysicalCopyService } from './physical-copy.service.js';
import { RawDataPackageService } from './raw-data-package.service.js';
import { StorageNetworkService } from './storage-network.service.js';

export const WORKFLOW_STEPS = [
  'package',
  'bundle',
  'pack',
  'transfer',
  'unpack',
  'archive',
  'staging',
  'mark',
  'schedule',
  'delete',
] as const;

export type WorkflowStep = (typeof WORKFLOW_STEPS)[number];

export interface WorkflowOptions {
  /** `mark`: what is archived is marked, and a person schedules its deletion. `delete`: it is deleted. Only sources and buffers. */
  readonly deletion: 'mark' | 'delete';
  readonly signal?: AbortSignal | undefined;
}

/** What one run did: how many of each step, and what failed. */
export interface WorkflowReport {
  readonly done: Readonly<Record<WorkflowStep, number>>;
  readonly failures: readonly { readonly step: WorkflowStep; readonly item: string; readonly error: SextantError }[];
}

export interface WorkflowStatus {
  readonly waitingForPackage: number;
  readonly movements: readonly { readonly kind: MovementKind; readonly status: MovementStatus; readonly count: number }[];
  readonly copies: readonly { readonly location: string; readonly status: CopyStatus; readonly count: number }[];
}

const PAGE = 100;
const SCHEDULED = ['deletion scheduled', 'deletion in progress', 'deletion failed'] as const satisfies readonly CopyStatus[];
const RELEASED = ['source', 'buffer'] as const;

/**
 * Carries everything on by what is stored: whatever stopped, and wherever, the next run continues from there. Any number of
 * workers may run it at once. What fails is reported, and tried again by the next run; the rest goes on.
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
    private readonly database: ObservatoryDatabase,
  ) {}

  /** One run over every step, in order. @throws only what is no `SextantError`, and the reason of the signal. */
  async advance({ deletion, signal }: WorkflowOptions): Promise<WorkflowReport> {
    const run = new WorkflowRun(signal);
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
    return run.report();
  }

  /** How far everything is, read at one moment. */
  status(): Promise<WorkflowStatus> {
    return this.database.read(
      async () => ({
        waitingForPackage: (await this.rawPackages.listWaiting()).length,
        movements: await this.movementRecords.summary(),
        copies: await this.copyRecords.summary(),
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

/** Counts what is done and keeps what fails. */
class WorkflowRun {
  readonly #done = Object.fromEntries(WORKFLOW_STEPS.map((step) => [step, 0])) as Record<WorkflowStep, number>;
  readonly #failures: { step: WorkflowStep; item: string; error: SextantError }[] = [];

  constructor(private readonly signal: AbortSignal | undefined) {}

  /** Nothing is counted where the work has nothing to do and gives `undefined`. */
  async step(step: WorkflowStep, item: string, work: () => Promise<unknown>): Promise<void> {
    this.signal?.throwIfAborted();
    try {
      if ((await work()) !== undefined) this.#done[step] += 1;
    } catch (error) {
      // Another worker is at it, which is no failure.
      if (error instanceof MovementTaken) return;
      if (!(error instanceof SextantError)) throw error;
      this.#failures.push({ step, item, error });
    }
  }

  report(): WorkflowReport {
    return { done: { ...this.#done }, failures: [...this.#failures] };
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
