import { existsSync, renameSync, rmSync, statSync, truncateSync } from 'node:fs';
import { dirname } from 'node:path';

/** What files and folders would lose with the power: bytes that were not flushed, and names in folders that were not. */
export class Unflushed {
  readonly #bytes = new Set<string>();
  readonly #names: { readonly folder: string; readonly undo: () => void }[] = [];

  get isEmpty(): boolean {
    return this.#bytes.size === 0 && this.#names.length === 0;
  }

  /** `first` is the uppermost of the folders that were made, `last` the one asked for. */
  madeFolders(first: string, last: string): void {
    const made: string[] = [];
    for (let folder = last; folder.length >= first.length; folder = dirname(folder)) made.unshift(folder);
    for (const folder of made) this.#named(folder, () => rmSync(folder, { recursive: true, force: true }));
  }

  madeFile(path: string): void {
    this.#named(path, () => rmSync(path, { force: true }));
  }

  wrote(path: string): void {
    this.#bytes.add(path);
  }

  renamed(from: string, to: string, replaced: 'replaced a file' | 'new name'): void {
    if (this.#bytes.delete(from)) this.#bytes.add(to);
    // Of a file that was replaced either one may be there afterwards, and here it is the new one.
    if (replaced === 'new name')
      this.#named(to, () => {
        if (existsSync(to)) renameSync(to, from);
      });
  }

  /** A file: its bytes stay. A folder: the names in it stay. */
  flushed(path: string): void {
    this.#bytes.delete(path);
    const kept = this.#names.filter(({ folder }) => folder !== path);
    this.#names.splice(0, this.#names.length, ...kept);
  }

  /** The power goes. */
  lose(): void {
    for (const path of this.#bytes) if (existsSync(path)) truncateSync(path, Math.floor(statSync(path).size / 2));
    for (const { undo } of this.#names.toReversed()) undo();
  }

  #named(path: string, undo: () => void): void {
    this.#names.push({ folder: dirname(path), undo });
  }
}
