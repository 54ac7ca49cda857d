import { service } from '../../container/index.js';
import type { RawDataPackageId } from '../../domain/observatory/ids.js';
import type { CopiedItem, PhysicalCopy } from '../../domain/observatory/physical-copy.js';
import type { RawDataPackage } from '../../domain/observatory/raw-data-package.js';
import { DataLocationRepository } from '../../ports/observatory/data-location.repository.js';
import { PhysicalCopyRepository } from '../../ports/observatory/physical-copy.repository.js';
import { RawDataFileRepository } from '../../ports/observatory/raw-data-file.repository.js';
import { RawDataPackageRepository } from '../../ports/observatory/raw-data-package.repository.js';
import { StoredContent } from './stored-content.js';

/** What is safe in a long term archive. */
@service()
export class ArchivedCopies {
  constructor(
    private readonly files: RawDataFileRepository,
    private readonly packages: RawDataPackageRepository,
    private readonly copies: PhysicalCopyRepository,
    private readonly locations: DataLocationRepository,
    private readonly content: StoredContent,
  ) {}

  /** Verified copies of a package in long term archives. */
  async ofPackage(id: RawDataPackageId): Promise<PhysicalCopy[]> {
    const safe: PhysicalCopy[] = [];
    for (const copy of await this.copies.listOf({ kind: 'package', id })) {
      if (!copy.verifiedAt || copy.status !== 'present') continue;
      if ((await this.locations.find(copy.location))?.purpose === 'long term archive') safe.push(copy);
    }
    return safe;
  }

  /** Why an item is not wholly archived according to the records; `undefined` when it is. */
  async missing(item: CopiedItem): Promise<string | undefined> {
    const packages = await this.packagesOf(item);
    if (packages.length === 0) return 'it is in no package';
    for (const { id } of packages) if ((await this.ofPackage(id)).length === 0) return `package ${id} has no verified archive copy`;
    return undefined;
  }

  /** Reads the archived bytes of all it consists of. @throws ContentMismatch, FileStoreFailed */
  async verifyBytes(item: CopiedItem): Promise<void> {
    for (const rawPackage of await this.packagesOf(item)) {
      const [copy] = await this.ofPackage(rawPackage.id);
      if (copy) await this.content.verify(await this.content.placeOf(copy.location, copy.path), rawPackage.content);
    }
  }

  private async packagesOf(item: CopiedItem): Promise<RawDataPackage[]> {
    if (item.kind === 'transfer package') return this.packages.listTransferPackage(item.id);
    const id = item.kind === 'package' ? item.id : (await this.files.findById(item.id))?.packageId;
    const found = id && (await this.packages.findById(id));
    return found ? [found] : [];
  }
}
