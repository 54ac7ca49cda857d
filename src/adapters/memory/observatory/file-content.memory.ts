import { createHash } from 'node:crypto';
import { adapter, Profile } from '../../../container/index.js';
import type { DataLocation } from '../../../domain/observatory/data-location.js';
import { Checksum, type FileContent } from '../../../domain/observatory/file-content.js';
import { FileStoreFailed } from '../../../ports/observatory/file-content.errors.js';
import { FileStore, type FilePlace } from '../../../ports/observatory/file-content.store.js';

export type FileOperation = 'inspect' | 'copy' | 'pack' | 'contents' | 'unpack' | 'settle' | 'remove';

/** What can be planned: the call fails and nothing is written, or it succeeds and what it wrote is damaged. */
export type FileFault = 'fails' | 'damages';

/** Files in memory, with faults to plan. What it packs can be unpacked by it, and is no tar. */
@adapter.for(FileStore, { profile: Profile.TEST })
export class MemoryFileStore extends FileStore {
  readonly #files = new Map<string, string>();
  readonly #faults: { readonly operation: FileOperation; readonly fault: FileFault }[] = [];

  /** Puts a file at a place, as an instrument would. */
  put({ location, path }: FilePlace, content: string): void {
    this.#files.set(keyOf({ location, path }), content);
  }

  /** The content of a file; `undefined` when there is none. */
  read(place: FilePlace): string | undefined {
    return this.#files.get(keyOf(place));
  }

  /** Every file there is: where it is, and its content. */
  everything(): ReadonlyMap<string, string> {
    return new Map(this.#files);
  }

  /** The next call of the operation has this fault. Several are taken in order. */
  plan(operation: FileOperation, fault: FileFault): void {
    this.#faults.push({ operation, fault });
  }

  /** No call has a fault any more. */
  forgetPlans(): void {
    this.#faults.length = 0;
  }

  async inspect(place: FilePlace): Promise<FileContent | undefined> {
    this.#take('inspect', place);
    const content = this.#files.get(keyOf(place));
    if (content === undefined) return undefined;
    return contentOf(content);
  }

  async copy(from: FilePlace, to: FilePlace): Promise<void> {
    const fault = this.#take('copy', to);
    this.#write(to, this.#existing(from), fault);
  }

  async pack(files: readonly FilePlace[], to: FilePlace): Promise<void> {
    const fault = this.#take('pack', to);
    this.#write(to, JSON.stringify(files.map((file) => [file.path, this.#existing(file)])), fault);
  }

  async contents(archive: FilePlace): Promise<ReadonlyMap<string, FileContent>> {
    this.#take('contents', archive);
    return new Map(this.#entries(archive).map(([path, content]) => [path, contentOf(content)]));
  }

  async unpack(archive: FilePlace, location: DataLocation, wanted: readonly string[]): Promise<void> {
    const fault = this.#take('unpack', archive);
    for (const [path, content] of this.#entries(archive)) if (wanted.includes(path)) this.#write({ location, path }, content, fault);
  }

  async settle(place: FilePlace): Promise<void> {
    this.#take('settle', place);
    this.#existing(place);
  }

  async remove(place: FilePlace): Promise<void> {
    this.#take('remove', place);
    this.#files.delete(keyOf(place));
  }

  #entries(archive: FilePlace): readonly (readonly [string, string])[] {
    try {
      return JSON.parse(this.#existing(archive)) as readonly (readonly [string, string])[];
    } catch (error) {
      if (error instanceof FileStoreFailed) throw error;
      throw new FileStoreFailed(archive.location.name, archive.path, 'the archive is damaged', error);
    }
  }

  #existing(place: FilePlace): string {
    const content = this.#files.get(keyOf(place));
    if (content === undefined) throw new FileStoreFailed(place.location.name, place.path, 'there is no such file');
    return content;
  }

  #write(place: FilePlace, content: string, fault: FileFault | undefined): void {
    this.#files.set(keyOf(place), fault === 'damages' ? `${content}?` : content);
  }

  #take(operation: FileOperation, { location, path }: FilePlace): FileFault | undefined {
    const index = this.#faults.findIndex((planned) => planned.operation === operation);
    const fault = index === -1 ? undefined : this.#faults.splice(index, 1)[0]?.fault;
    if (fault === 'fails') throw new FileStoreFailed(location.name, path, `a planned fault of ${operation}`);
    return fault;
  }
}

function keyOf({ location, path }: FilePlace): string {
  if (path.startsWith('/') || path.split('/').some((part) => part === '..' || part === ''))
    throw new FileStoreFailed(location.name, path, 'the path leads out of the location');
  return `${location.site}:${location.root}/${path}`;
}

function contentOf(text: string): FileContent {
  return { sizeBytes: BigInt(Buffer.byteLength(text)), checksum: Checksum(createHash('sha256').update(text).digest('hex')) };
}
