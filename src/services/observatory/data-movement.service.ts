import { service } from '../../container/index.js';
import type { DataMovement, MovedItem, MovementKind } from '../../domain/observatory/data-movement.js';
import { MovementTaken } from '../../domain/observatory/data-movement.errors.js';
import type { FileContent } from '../../domain/observatory/file-content.js';
import type { DataMovementId } from '../../domain/observatory/ids.js';
import { OPEN_STATUSES } from '../../domain/observatory/movement-status.js';
import { ObservatoryItemNotFound } from '../../domain/observatory/observatory.errors.js';
import type { CopiedItem } from '../../domain/observatory/physical-copy.js';
import { DataMovementRepository } from '../../ports/observatory/data-movement.repository.js';
import { DataTransferPackageRepository } from '../../ports/observatory/data-transfer-package.repository.js';
import { DataTransferRouteRepository } from '../../ports/observatory/data-transfer-route.repository.js';
import { FileStore } from '../../ports/observatory/file-content.store.js';
import { ObservatoryDatabase } from '../../ports/observatory/observatory.database.js';
import { RawDataPackageRepository } from '../../ports/observatory/raw-data-package.repository.js';
import { Clock } from '../../ports/shared/clock.js';
import type { CursorPage, CursorPageRequest } from '../../ports/shared/paging.js';
import { CopyRegister } from './copy-register.js';
import { StagedFiles } from './staged-files.js';
import { StoredContent } from './stored-content.js';

/** How long a worker that says nothing is taken to be at work. */
const LEASE_MILLISECONDS = 900_000;

interface Moved {
  readonly copied: CopiedItem;
  readonly path: string;
  readonly content: FileContent;
  /** The transfer is done by other means than this program. */
  readonly route?: string;
}

/** Does transfers, archivings and stagings: copy the bytes, verify them where they arrive, record the copy. */
@service()
export class DataMovementService {
  constructor(
    private readonly movements: DataMovementRepository,
    private readonly transferPackages: DataTransferPackageRepository,
    private readonly packages: RawDataPackageRepository,
    private readonly routes: DataTransferRouteRepository,
    private readonly register: CopyRegister,
    private readonly stagedFiles: StagedFiles,
    private readonly content: StoredContent,
    private readonly store: FileStore,
    private readonly database: ObservatoryDatabase,
    private readonly clock: Clock,
  ) {}

  /** What is still to be done of a kind, by id; what failed and what a worker has begun included. */
  listOpen(kind: MovementKind, page: CursorPageRequest): Promise<CursorPage<DataMovement>> {
    return this.movements.list(kind, OPEN_STATUSES, page);
  }

  /** @throws ObservatoryItemNotFound */
  async get(id: DataMovementId): Promise<DataMovement> {
    const movement = await this.movements.findById(id);
    if (!movement) throw new ObservatoryItemNotFound('data movement', String(id));
    return movement;
  }

  /** Puts a pending one in line. @throws ObservatoryItemNotFound, MovementMoveRefused, MovementTaken */
  async schedule(id: DataMovementId): Promise<DataMovement> {
    return this.database.transaction(
      async () => {
        const before = await this.get(id);
        return this.moved(before, before.scheduled(this.clock.now()));
      },
      { name: 'schedule movement' },
    );
  }

  /**
   * Does one, again from the beginning if it was begun before; bytes that are at the destination already are not copied again.
   * `waiting`: it is of a custom route and the bytes have not arrived.
   *
   * @throws ObservatoryItemNotFound; MovementTaken while another worker does it; MovementMoveRefused when it is completed;
   * ContentMismatch or FileStoreFailed when it fails, which is recorded too.
   */
  async run(id: DataMovementId): Promise<'completed' | 'waiting'> {
    const planned = await this.get(id);
    const moved = await this.movedBy(planned.item);
    const to = await this.content.placeOf(planned.destination, moved.path);
    if ((await this.isCustom(moved)) && !(await this.content.isThere(to, moved.content))) return 'waiting';
    const begun = await this.begin(id);
    try {
      const from = await this.content.placeOf(begun.origin, moved.path);
      if (!(await this.content.isThere(to, moved.content))) await this.store.copy(from, to);
      await this.content.verify(to, moved.content);
      if (begun.item.kind === 'staging') await this.stagedFiles.unpack(begun.item.id, to);
    } catch (error) {
      await this.fail(begun, error);
      throw error;
    }
    await this.complete(begun, moved);
    return 'completed';
  }

  private begin(id: DataMovementId): Promise<DataMovement> {
    return this.database.transaction(
      async () => {
        const before = await this.get(id);
        return this.moved(before, before.begun(this.clock.now(), LEASE_MILLISECONDS));
      },
      { name: 'begin movement' },
    );
  }

  private async fail(begun: DataMovement, error: unknown): Promise<void> {
    const failed = begun.failed(this.clock.now(), error instanceof Error ? error.message : String(error));
    // False: another worker took it over, and its outcome counts.
    await this.database.transaction(() => this.movements.move(begun, failed), { name: 'fail movement' });
  }

  private async complete(begun: DataMovement, moved: Moved): Promise<void> {
    const at = this.clock.now();
    const { item, destination: location } = begun;
    await this.database.transaction(
      async () => {
        await this.moved(begun, begun.completed(at));
        const status = item.kind === 'staging' ? 'staged' : 'present';
        await this.register.record({ item: moved.copied, location, path: moved.path, status, at, verified: 'verified' });
        if (item.kind === 'staging') await this.stagedFiles.record(item.id, location, at);
        if (item.kind !== 'transfer' || moved.route === undefined) return;
        const next = (await this.routes.find(moved.route))?.legFrom(location);
        if (next) await this.movements.add({ item, ...next, at });
      },
      { name: 'complete movement' },
    );
  }

  private async moved(before: DataMovement, after: DataMovement): Promise<DataMovement> {
    if (!(await this.movements.move(before, after))) throw new MovementTaken(before.id);
    return after;
  }

  private async isCustom({ route }: Moved): Promise<boolean> {
    return route !== undefined && (await this.routes.find(route))?.kind === 'custom';
  }

  private async movedBy(item: MovedItem): Promise<Moved> {
    if (item.kind === 'transfer') {
      const found = await this.transferPackages.findById(item.id);
      if (!found?.content) throw new ObservatoryItemNotFound('packed data transfer package', item.id);
      return { copied: { kind: 'transfer package', id: item.id }, path: found.path, content: found.content, route: found.route };
    }
    const found = await this.packages.findById(item.id);
    if (!found) throw new ObservatoryItemNotFound('raw data package', item.id);
    return { copied: { kind: 'package', id: item.id }, path: found.path, content: found.content };
  }
}
