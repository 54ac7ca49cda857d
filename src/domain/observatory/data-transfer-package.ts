import type { Instant } from '../shared/instant.js';
import { fileContent, type FileContent } from './file-content.js';
import { DataTransferPackageId } from './ids.js';
import { observatoryName } from './observatory-text.js';

export interface DataTransferPackageFields {
  readonly id: string;
  readonly route: string;
  readonly createdAt: Instant;
  readonly content?: { readonly sizeBytes: bigint; readonly checksum: string } | undefined;
  readonly unpackedAt?: Instant | undefined;
}

/** Raw data packages that travel together on one route, in one archive file. Immutable. */
export class DataTransferPackage {
  readonly id: DataTransferPackageId;
  readonly route: string;
  readonly createdAt: Instant;
  /** Known once the archive file is made. */
  readonly content: FileContent | undefined;
  /** When its packages were unpacked and verified at the destination of the route. */
  readonly unpackedAt: Instant | undefined;

  /** @throws InvalidValue */
  constructor(fields: DataTransferPackageFields) {
    this.id = DataTransferPackageId(fields.id);
    this.route = observatoryName('route', fields.route);
    this.createdAt = fields.createdAt;
    this.content = fields.content && fileContent(fields.content);
    this.unpackedAt = fields.unpackedAt;
  }

  /** Its path at any location. */
  get path(): string {
    return `transfers/${this.id}.tar`;
  }

  /** Its archive file is made. */
  packed(content: FileContent): DataTransferPackage {
    return new DataTransferPackage({ ...this, content });
  }

  /** Its packages are at the destination, each verified. */
  unpacked(at: Instant): DataTransferPackage {
    return new DataTransferPackage({ ...this, unpackedAt: at });
  }
}
