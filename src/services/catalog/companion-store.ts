import { service } from '../../container/index.js';
import type { LoadedCounts, TableCounts } from '../../domain/catalog/ingest-report.js';
import type { Ps1Match } from '../../domain/catalog/ps1-match.js';
import { joinedSources, sourcesIn, uniqueness, type Ps1Sources } from '../../domain/catalog/ps1-uniqueness.js';
import type { ObjectId } from '../../domain/shared/ids.js';
import { DataQualityRepository } from '../../ports/catalog/data-quality.repository.js';
import type { DetectionKey } from '../../ports/catalog/detection.repository.js';
import { GaiaMatchRepository } from '../../ports/catalog/gaia-match.repository.js';
import { Ps1MatchRepository } from '../../ports/catalog/ps1-match.repository.js';
import { ReferenceImageRepository } from '../../ports/catalog/reference-image.repository.js';
import { SolarSystemMatchRepository } from '../../ports/catalog/solar-system-match.repository.js';
import type { CallOptions } from '../../ports/shared/call-options.js';
import type { ObjectRecordRepository } from '../../ports/shared/object-record-repository.js';
import type { BroughtRecords, CompanionBatch } from './companion-batch.js';
import { groupByObject } from './group-by-object.js';

/** What of a batch is known to be new, so that nothing of it needs to be looked up. */
export interface NewInBatch {
  readonly isNewObject: (oid: ObjectId) => boolean;
  readonly isNewDetection: (key: DetectionKey) => boolean;
}

export interface StoredCompanions {
  readonly counts: Pick<LoadedCounts, 'dataquality' | 'gaia_ztf' | 'ps1_ztf' | 'ss_ztf' | 'reference'>;
  /** Objects of which something was stored that goes into their statistics. */
  readonly changed: ReadonlySet<ObjectId>;
}

interface Kept<Item> {
  readonly changed: readonly Item[];
  readonly counts: TableCounts;
}

/** Stores what detections bring for other tables. The rows that result do not depend on the order in which alerts come. */
@service()
export class CompanionStore {
  constructor(
    private readonly dataQuality: DataQualityRepository,
    private readonly gaiaMatches: GaiaMatchRepository,
    private readonly ps1Matches: Ps1MatchRepository,
    private readonly solarSystemMatches: SolarSystemMatchRepository,
    private readonly references: ReferenceImageRepository,
  ) {}

  /**
   * Joins the current transaction; the objects and detections must be stored.
   * @throws UniqueViolation when another load stores some of the same rows at the same time
   */
  async store(batch: CompanionBatch, known: NewInBatch, call: CallOptions): Promise<StoredCompanions> {
    const ofNewObject = ({ oid }: { readonly oid: ObjectId }): boolean => known.isNewObject(oid);
    const byObject = <Item extends { readonly oid: ObjectId }, Key>(records: ObjectRecordRepository<Item, Key>) => ({
      records,
      isNew: ofNewObject,
      listStored: (items: readonly Item[]) => records.listByObjects([...new Set(items.map(({ oid }) => oid))], call),
    });
    const quality = await this.keep(
      batch.dataQuality,
      {
        records: this.dataQuality,
        isNew: known.isNewDetection,
        listStored: (items) => this.dataQuality.listByKeys(items, call),
      },
      call,
    );
    const gaia = await this.keep(batch.gaiaMatch, byObject(this.gaiaMatches), call);
    const solarSystem = await this.keep(batch.solarSystemMatch, byObject(this.solarSystemMatches), call);
    const reference = await this.keep(batch.referenceImage, byObject(this.references), call);
    const ps1 = await this.keepPs1(batch.ps1Match, ofNewObject, call);
    return {
      counts: {
        dataquality: quality.counts,
        gaia_ztf: gaia.counts,
        ps1_ztf: ps1.counts,
        ss_ztf: solarSystem.counts,
        reference: reference.counts,
      },
      changed: new Set([...reference.changed, ...ps1.changed].map(({ oid }) => oid)),
    };
  }

  private async keep<Item extends { readonly oid: ObjectId }, Key>(
    brought: BroughtRecords<Item>,
    table: {
      readonly records: ObjectRecordRepository<Item, Key>;
      readonly isNew: (item: Item) => boolean;
      readonly listStored: (items: readonly Item[]) => Promise<Item[]>;
    },
    call: CallOptions,
    mark = (item: Item): Item => item,
  ): Promise<Kept<Item>> {
    if (brought.given === 0) return NOTHING;
    const { keyOf, kept } = brought.keeping;
    const { items } = brought;
    const doubtful = items.filter((item) => !table.isNew(item));
    const stored = new Map((doubtful.length > 0 ? await table.listStored(doubtful) : []).map((item) => [keyOf(item), item]));
    const missing: Item[] = [];
    const changed: Item[] = [];
    for (const item of items) {
      const before = stored.get(keyOf(item));
      const after = before ? kept(before, item) : item;
      if (!before) missing.push(mark(after));
      else if (after !== before) changed.push(after);
    }
    if (missing.length > 0) await table.records.addNew(missing, call);
    if (changed.length > 0) await table.records.saveMany(changed, call);
    const done = missing.length + changed.length;
    const counts = { inserted: missing.length, updated: changed.length, skipped: brought.given - done };
    return { changed: [...missing, ...changed], counts };
  }

  /** Matches are stored with the uniqueness of their object; when that changes, its other matches are told. */
  private async keepPs1(brought: BroughtRecords<Ps1Match>, isNew: (item: Ps1Match) => boolean, call: CallOptions): Promise<Kept<Ps1Match>> {
    if (brought.given === 0) return NOTHING;
    const batch = new Map([...groupByObject(brought.items)].map(([oid, matches]) => [oid, sourcesIn(matches)]));
    const doubtful = [...new Set(brought.items.filter((item) => !isNew(item)).map(({ oid }) => oid))];
    const stored = doubtful.length > 0 ? await this.ps1Matches.listSources(doubtful, call) : [];
    const total = new Map(batch);
    for (const sources of stored) total.set(sources.oid, joinedSources(sources, batch.get(sources.oid) ?? sources));
    const mark = (match: Ps1Match): Ps1Match => match.marked(uniqueness(total.get(match.oid) as Ps1Sources));
    const listStored = (items: readonly Ps1Match[]): Promise<Ps1Match[]> => this.ps1Matches.listByKeys(items, call);
    const { changed, counts } = await this.keep(brought, { records: this.ps1Matches, isNew, listStored }, call, mark);
    const contradicted = stored.filter((sources) => !sameUniqueness(sources, total.get(sources.oid) as Ps1Sources)).map(({ oid }) => oid);
    const matches = contradicted.length > 0 ? await this.ps1Matches.listByObjects(contradicted, call) : [];
    const told = matches.flatMap((match) => (mark(match) === match ? [] : mark(match)));
    if (told.length > 0) await this.ps1Matches.saveMany(told, call);
    return { changed, counts: { ...counts, updated: counts.updated + told.length } };
  }
}

const NOTHING = { changed: [], counts: { inserted: 0, updated: 0, skipped: 0 } } as const;

function sameUniqueness(one: Ps1Sources, other: Ps1Sources): boolean {
  const [before, after] = [uniqueness(one), uniqueness(other)];
  return before.unique1 === after.unique1 && before.unique2 === after.unique2 && before.unique3 === after.unique3;
}
