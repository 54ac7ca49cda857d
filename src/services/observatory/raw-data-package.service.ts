import { randomUUID } from 'node:crypto';
import { service } from '../../container/index.js';
import type { FileContent } from '../../domain/observatory/file-content.js';
import { ObservatoryItemNotFound } from '../../domain/observatory/observatory.errors.js';
import { ExecutionRunning } from '../../domain/observatory/raw-data-file.errors.js';
import type { RawDataFile } from '../../domain/observatory/raw-data-file.js';
import { packagePath, RawDataPackage } from '../../domain/observatory/raw-data-package.js';
import { DataLocationRepository } from '../../ports/observatory/data-location.repository.js';
import { DataMovementRepository } from '../../ports/observatory/data-movement.repository.js';
import type { FilePlace } from '../../ports/observatory/file-content.store.js';
import { ObservatoryDatabase } from '../../ports/observatory/observatory.database.js';
import { PhysicalCopyRepository } from '../../ports/observatory/physical-copy.repository.js';
import { RawDataFileRepository, type FileGroup } from '../../ports/observatory/raw-data-file.repository.js';
import { RawDataPackageRepository } from '../../ports/observatory/raw-data-package.repository.js';
import { Clock } from '../../ports/shared/clock.js';
import { CopyRegister } from './copy-register.js';
import { RawDataFileService } from './raw-data-file.service.js';
import { StorageNetworkService } from './storage-network.service.js';
import { orDoneMeanwhile } from './done-meanwhile.js';
import { StoredContent } from './stored-content.js';

/** First step of the workflow: the files of an execution and module become one package in the buffer of their site. */
@service()
export class RawDataPackageService {
  constructor(
    private readonly rawFiles: RawDataFileService,
    private readonly files: RawDataFileRepository,
    private readonly packages: RawDataPackageRepository,
    private readonly copies: PhysicalCopyRepository,
    private readonly locations: DataLocationRepository,
    private readonly movements: DataMovementRepository,
    private readonly register: CopyRegister,
    private readonly network: StorageNetworkService,
    private readonly content: StoredContent,
    private readonly database: ObservatoryDatabase,
    private readonly clock: Clock,
  ) {}

  /** What waits to be packaged. */
  listWaiting(): Promise<FileGroup[]> {
    return this.files.listUnpackaged();
  }

  /**
   * Makes the package, or gives the one there is. Where the site has a long term archive, its archiving is planned too. Every file is
   * verified before it is packed; the same files give the same bytes, so that it can be done again from the beginning.
   *
   * @throws ObservatoryItemNotFound when there is no such execution or file, or no buffer; ExecutionRunning; ContentMismatch;
   * FileStoreFailed
   */
  async package(group: FileGroup): Promise<RawDataPackage> {
    const unit = await this.rawFiles.getExecution(group.executedObsUnitId);
    const made = await this.packages.findByGroup(group);
    if (made) return made;
    if (!unit.endedAt) throw new ExecutionRunning(unit.id);
    return orDoneMeanwhile(
      () => this.packaged(group),
      () => this.packages.findByGroup(group),
    );
  }

  private async packaged(group: FileGroup): Promise<RawDataPackage> {
    const files = await this.files.listGroup(group);
    const sources: FilePlace[] = [];
    for (const file of files) sources.push(await this.verifiedSource(file));
    const [first] = sources;
    if (!first) throw new ObservatoryItemNotFound('file of module', group.module);
    const buffer = await this.network.firstLocation(first.location.site, 'buffer');
    const to = { location: buffer, path: packagePath(group) };
    return this.recorded(group, to, await this.content.packed(sources, files, to));
  }

  private async recorded(group: FileGroup, { location, path }: FilePlace, content: FileContent): Promise<RawDataPackage> {
    const at = this.clock.now();
    const { executedObsUnitId, module } = group;
    const rawPackage = new RawDataPackage({ id: randomUUID(), executedObsUnitId, module, content, createdAt: at });
    return this.database.transaction(
      async () => {
        const made = await this.packages.findByGroup(group);
        if (made) return made;
        await this.packages.add(rawPackage);
        await this.files.putIntoPackage(group, rawPackage.id);
        const item = { kind: 'package', id: rawPackage.id } as const;
        await this.register.record({ item, location: location.name, path, status: 'present', at, verified: 'verified' });
        const [archive] = await this.locations.listFor(location.site, 'long term archive');
        if (archive)
          await this.movements.add({ item: { kind: 'archive', id: rawPackage.id }, origin: location.name, destination: archive.name, at });
        return rawPackage;
      },
      { name: 'record package' },
    );
  }

  private async verifiedSource(file: RawDataFile): Promise<FilePlace> {
    const copies = await this.copies.listOf({ kind: 'file', id: file.id });
    const copy = copies.find(({ isWhole }) => isWhole);
    if (!copy) throw new ObservatoryItemNotFound('copy of file', file.path);
    const place = await this.content.placeOf(copy.location, copy.path);
    await this.content.verify(place, file.content);
    return place;
  }
}
