import type { DataLocation } from '../../domain/observatory/data-location.js';
import type { FileContent } from '../../domain/observatory/file-content.js';

/** Where the bytes of a file are, or will be. */
export interface FilePlace {
  readonly location: DataLocation;
  /** Below the root of the location, parts divided by `/`. */
  readonly path: string;
}

/**
 * The bytes at data locations. Every call may be made again after a crash and then ends as if made once: what is written
 * appears whole or not at all, is on its medium when the call returns, and writes over what was there.
 *
 * @throws FileStoreFailed when a medium fails, a file to be read is missing, or a path leads out of its location
 */
export abstract class FileStore {
  /** Size and checksum as read from the bytes now; `undefined` when there is no such file. */
  abstract inspect(place: FilePlace): Promise<FileContent | undefined>;

  abstract copy(from: FilePlace, to: FilePlace): Promise<void>;

  /** One archive file of the given files under their paths. The same files give the same bytes. */
  abstract pack(files: readonly FilePlace[], to: FilePlace): Promise<void>;

  /** What an archive file holds: path to content, as read from its bytes now. */
  abstract contents(archive: FilePlace): Promise<ReadonlyMap<string, FileContent>>;

  /** The wanted files of an archive file, under their paths at a location. What the archive does not have is left out. */
  abstract unpack(archive: FilePlace, location: DataLocation, wanted: readonly string[]): Promise<void>;

  /** What another process may have written is on its medium when the call returns. */
  abstract settle(place: FilePlace): Promise<void>;

  /** Does nothing when there is no such file. */
  abstract remove(place: FilePlace): Promise<void>;
}
