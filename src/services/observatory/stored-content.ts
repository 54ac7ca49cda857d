import { service } from '../../container/index.js';
import { sameContent, type FileContent } from '../../domain/observatory/file-content.js';
import { ObservatoryItemNotFound } from '../../domain/observatory/observatory.errors.js';
import { ContentMismatch } from '../../domain/observatory/physical-copy.errors.js';
import { DataLocationRepository } from '../../ports/observatory/data-location.repository.js';
import { FileStore, type FilePlace } from '../../ports/observatory/file-content.store.js';

/** What an archive must hold. */
export interface PackedItem {
  readonly path: string;
  readonly content: FileContent;
}

/** Holds the bytes at locations against what is recorded of them. */
@service()
export class StoredContent {
  constructor(
    private readonly files: FileStore,
    private readonly locations: DataLocationRepository,
  ) {}

  /** @throws ObservatoryItemNotFound for an unknown location. */
  async placeOf(location: string, path: string): Promise<FilePlace> {
    const found = await this.locations.find(location);
    if (!found) throw new ObservatoryItemNotFound('data location', location);
    return { location: found, path };
  }

  /**
   * Reads the bytes, and has them on their medium, whoever wrote them. @throws ContentMismatch unless they are there and are the
   * expected ones; FileStoreFailed
   */
  async verify(place: FilePlace, expected: FileContent): Promise<void> {
    const found = await this.files.inspect(place);
    if (found && sameContent(found, expected)) return this.files.settle(place);
    throw new ContentMismatch(place.location.name, place.path, found ? told(found) : 'missing', told(expected));
  }

  /** What the bytes are, which are then on their medium. @throws ObservatoryItemNotFound when there is no such file; FileStoreFailed */
  async read(place: FilePlace): Promise<FileContent> {
    const found = await this.files.inspect(place);
    if (!found) throw new ObservatoryItemNotFound('file', `${place.location.root}/${place.path}`);
    await this.files.settle(place);
    return found;
  }

  /**
   * Packs files into one and reads it again: only an archive that holds every file as it is recorded may stand for them.
   * @throws ContentMismatch, FileStoreFailed
   */
  async packed(files: readonly FilePlace[], items: readonly PackedItem[], to: FilePlace): Promise<FileContent> {
    await this.files.pack(files, to);
    const held = await this.files.contents(to);
    for (const { path, content } of items) {
      const found = held.get(path);
      if (found && sameContent(found, content)) continue;
      throw new ContentMismatch(to.location.name, `${to.path}:${path}`, found ? told(found) : 'missing', told(content));
    }
    const whole = await this.files.inspect(to);
    if (!whole) throw new ContentMismatch(to.location.name, to.path, 'missing', 'the archive that was just packed');
    return whole;
  }

  /** Whether the bytes are there and are the expected ones. */
  async isThere(place: FilePlace, expected: FileContent): Promise<boolean> {
    const found = await this.files.inspect(place);
    return found !== undefined && sameContent(found, expected);
  }
}

function told({ sizeBytes, checksum }: FileContent): string {
  return `${String(sizeBytes)} bytes with SHA-256 ${checksum}`;
}
