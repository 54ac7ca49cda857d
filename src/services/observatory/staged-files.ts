import { service } from '../../container/index.js';
import type { RawDataPackageId } from '../../domain/observatory/ids.js';
import type { Instant } from '../../domain/shared/instant.js';
import { FileStore, type FilePlace } from '../../ports/observatory/file-content.store.js';
import { RawDataFileRepository } from '../../ports/observatory/raw-data-file.repository.js';
import { CopyRegister } from './copy-register.js';
import { StoredContent } from './stored-content.js';

/** The files of a package where they are worked with. */
@service()
export class StagedFiles {
  constructor(
    private readonly files: RawDataFileRepository,
    private readonly register: CopyRegister,
    private readonly content: StoredContent,
    private readonly store: FileStore,
  ) {}

  /** Unpacks a package beside its archive file, and verifies every file. @throws ContentMismatch, FileStoreFailed */
  async unpack(id: RawDataPackageId, archive: FilePlace): Promise<void> {
    const { location } = archive;
    const files = await this.files.listPackage(id);
    await this.store.unpack(
      archive,
      location,
      files.map(({ path }) => path),
    );
    for (const { path, content } of files) await this.content.verify({ location, path }, content);
  }

  /** Records them; inside the transaction that completes the staging. */
  async record(id: RawDataPackageId, location: string, at: Instant): Promise<void> {
    for (const file of await this.files.listPackage(id)) {
      const item = { kind: 'file', id: file.id } as const;
      await this.register.record({ item, location, path: file.path, status: 'staged', at, verified: 'verified' });
    }
  }
}
