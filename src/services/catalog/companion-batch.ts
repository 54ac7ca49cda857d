import type { Companions } from '../../domain/catalog/companions.js';
import type { DataQuality } from '../../domain/catalog/data-quality.js';
import type { GaiaMatch } from '../../domain/catalog/gaia-match.js';
import { earlier, fuller } from '../../domain/catalog/preferred-record.js';
import type { Ps1Match } from '../../domain/catalog/ps1-match.js';
import type { ReferenceImage } from '../../domain/catalog/reference-image.js';
import type { SolarSystemMatch } from '../../domain/catalog/solar-system-match.js';
import type { ObjectId } from '../../domain/shared/ids.js';
import { detectionKey } from './detection-key.js';

/** How the records of one table are told apart, and which of two with the same key is kept. */
export interface Keeping<Item> {
  readonly keyOf: (item: Item) => string;
  /** Gives `stored` itself when nothing changes; the same whichever of them came first. */
  readonly kept: (stored: Item, added: Item) => Item;
}

/** The records of one table that a batch brings, one to a key. */
export class BroughtRecords<Item extends { readonly oid: ObjectId }> {
  private readonly byKey = new Map<string, Item>();
  private count = 0;

  constructor(readonly keeping: Keeping<Item>) {}

  add(item: Item | undefined): void {
    if (!item) return;
    this.count++;
    const key = this.keeping.keyOf(item);
    const known = this.byKey.get(key);
    this.byKey.set(key, known ? this.keeping.kept(known, item) : item);
  }

  /** How many were brought, repeats counted. */
  get given(): number {
    return this.count;
  }

  /** In order of their keys, so that two loads meet in the same order and cannot block each other. */
  get items(): Item[] {
    return [...this.byKey.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, item]) => item);
  }
}

/** What the detections of a batch bring for other tables. */
export class CompanionBatch {
  readonly dataQuality = new BroughtRecords<DataQuality>({ keyOf: detectionKey, kept: fuller });
  readonly gaiaMatch = new BroughtRecords<GaiaMatch>({ keyOf: ({ oid }) => oid, kept: (stored, added) => stored.with(added) });
  readonly ps1Match = new BroughtRecords<Ps1Match>({ keyOf: detectionKey, kept: (stored, added) => stored.with(added) });
  readonly solarSystemMatch = new BroughtRecords<SolarSystemMatch>({ keyOf: ({ oid }) => oid, kept: earlier });
  readonly referenceImage = new BroughtRecords<ReferenceImage>({ keyOf: ({ oid, rfid }) => `${oid} ${String(rfid)}`, kept: earlier });

  add(companions: Companions): void {
    this.dataQuality.add(companions.dataQuality);
    this.gaiaMatch.add(companions.gaiaMatch);
    this.ps1Match.add(companions.ps1Match);
    this.solarSystemMatch.add(companions.solarSystemMatch);
    this.referenceImage.add(companions.referenceImage);
  }
}
