import { RoundedIdentifiers } from '../../../ports/catalog/observation-source.errors.js';
import type { ObservationRecord } from '../../../ports/catalog/observation.reader.js';

/** So many suspect ids in a row are no chance: with one in twelve by chance, once in 10^17. */
const PROOF = 16;

/**
 * Decides over one source whether its ids can be believed. A suspect id is held back until an exact one shows that the
 * source keeps its digits; a source that ends without any, or has sixteen suspects in a row, is refused.
 */
export class IdentifierGuard {
  private readonly held: { readonly record: ObservationRecord; readonly given: string }[] = [];
  private trusted = false;

  constructor(private readonly source: string) {}

  /** Takes a detection with an exact id; whatever was held back before it may go. */
  exact(record: ObservationRecord, into: ObservationRecord[]): void {
    this.trusted = true;
    if (this.held.length > 0) this.release(into);
    into.push(record);
  }

  /** Takes a detection with a suspect id, or the problem of one whose id is lost. @throws RoundedIdentifiers */
  suspect(record: ObservationRecord, given: string): void {
    this.held.push({ record, given });
    if (this.held.length >= PROOF) throw this.refusal(`the ${PROOF} candidate ids from line ${this.firstLine} on are all doubles' values`);
  }

  /** The source has ended. @throws RoundedIdentifiers */
  finish(into: ObservationRecord[]): void {
    if (this.held.length === 0 || this.trusted) return this.release(into);
    throw this.refusal(
      this.held.length === 1
        ? 'its only candidate id looks like the value of a double, so its last digits may be wrong; a column candid_str or tblid would settle it'
        : `all of its ${this.held.length} candidate ids are doubles' values`,
    );
  }

  private release(into: ObservationRecord[]): void {
    for (const { record } of this.held) into.push(record);
    this.held.length = 0;
  }

  private get firstLine(): number {
    return this.held[0]?.record.line ?? 0;
  }

  private refusal(why: string): RoundedIdentifiers {
    const example = this.held[0]?.given ?? '';
    return new RoundedIdentifiers(
      this.source,
      this.firstLine,
      `${why} (such as ${example}): true ids have digits beyond a double's 53 bits`,
      {
        example,
      },
    );
  }
}
