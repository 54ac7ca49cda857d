import type { FixedSource } from '../../domain/observatory/fixed-source.js';

/** One row of a list, and the line on which it begins (1 is the first): a source, or why it cannot be one. */
export type SourceListRecord = { readonly line: number } & (
  { readonly kind: 'source'; readonly source: FixedSource } | { readonly kind: 'problem'; readonly reason: string }
);

/** Reads the positions of sources from lists that others made. */
export abstract class SourceListReader {
  /**
   * The rows of a list, in its order, in groups as they are read.
   * @throws SourceListUnreadable, UnknownSourceListFormat when the list as a whole cannot be used
   */
  abstract read(file: string, options?: { readonly signal?: AbortSignal | undefined }): AsyncIterable<readonly SourceListRecord[]>;
}
