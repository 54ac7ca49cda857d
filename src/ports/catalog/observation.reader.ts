import type { AlertHistory } from '../../domain/catalog/alert-history.js';
import type { Companions } from '../../domain/catalog/companions.js';
import type { Detection } from '../../domain/catalog/detection.js';
import type { NonDetection } from '../../domain/catalog/non-detection.js';

/** Where a record stands in its source: the file as it was named, and the line on which the record begins (1 is the first). */
export interface RecordPlace {
  readonly file: string;
  readonly line: number;
}

/** One thing read: an observation, a row that cannot be one (and why), or a whole file that holds nothing to load. */
export type ObservationRecord = RecordPlace &
  (
    | {
        readonly kind: 'detection';
        readonly detection: Detection;
        readonly history: AlertHistory | undefined;
        /** Undefined when nothing else came with the detection. */
        readonly companions: Companions | undefined;
      }
    | { readonly kind: 'non-detection'; readonly nonDetection: NonDetection }
    | { readonly kind: 'problem'; readonly reason: string }
    | { readonly kind: 'ignored'; readonly reason: string }
  );

/** Some records, and how far the source has been read; records come in groups because a pause for each would cost more than reading it. */
export interface ObservationGroup {
  readonly records: readonly ObservationRecord[];
  /** Bytes of the source read so far. */
  readonly bytesRead: number;
}

/** Reads observations from files or standard input as a stream: memory does not grow with the size of the source. */
export abstract class ObservationReader {
  /**
   * Reads a source from its beginning to its end; `-` is standard input. A row that cannot be read is a `problem`.
   * @throws ObservationSourceRefused (one of its subclasses) when the source as a whole cannot be used.
   */
  abstract read(source: string, options?: { readonly signal?: AbortSignal | undefined }): AsyncIterable<ObservationGroup>;

  /** Size in bytes; `undefined` when it cannot be known (standard input, a pipe, a file that is not there). */
  abstract size(source: string): Promise<number | undefined>;
}
