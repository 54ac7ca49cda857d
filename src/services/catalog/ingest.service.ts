import { service } from '../../container/index.js';
import { IngestRejected } from '../../domain/catalog/ingest.errors.js';
import { loadedCounts, type IngestReport } from '../../domain/catalog/ingest-report.js';
import type { ObjectId } from '../../domain/shared/ids.js';
import { InvalidValue } from '../../domain/shared/invalid-value.js';
import { SextantError } from '../../domain/shared/sextant-error.js';
import { CatalogDatabase } from '../../ports/catalog/catalog.database.js';
import { ObservationSourceRefused } from '../../ports/catalog/observation-source.errors.js';
import { ObservationReader } from '../../ports/catalog/observation.reader.js';
import { BatchStore } from './batch-store.js';
import { IngestTally } from './ingest-tally.js';
import { observationBatch, type Observation } from './observation-batch.js';
import { StatisticsUpkeep } from './statistics-upkeep.js';

/** How far a load has come. */
export interface IngestPosition {
  /** Rows read. */
  readonly rows: number;
  readonly bytes: number;
  /** Bytes of all sources together; undefined when the size of one is not known (standard input). */
  readonly totalBytes: number | undefined;
}

export interface IngestOptions {
  /** All or nothing over the whole load: one rejected row and nothing is stored. Default false. */
  readonly strict?: boolean;
  /** Observations per transaction. Default 5,000. Memory grows with it, and with nothing else. */
  readonly batchSize?: number;
  /**
   * `compute` (default) brings the magnitude statistics of every object the load has touched up to date before it ends; `leave`
   * does not: the objects then await them (`corrected` is null) until another load or `StatisticsUpkeep` computes them.
   */
  readonly statistics?: 'compute' | 'leave';
  /**
   * Objects left behind that are remembered until the end, about 100 bytes each. Default 100,000. Beyond that the load looks for them
   * among all objects in the database, where they are marked, so that memory does not grow with a load.
   */
  readonly mostRemembered?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (position: IngestPosition) => void;
}

const DEFAULT_BATCH_SIZE = 5_000;
const MOST_REMEMBERED = 100_000;

/** One load under way. */
interface Load {
  readonly tally: IngestTally;
  readonly batchSize: number;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: (position: IngestPosition) => void;
  readonly totalBytes: number | undefined;
  pending: Observation[];
  /** The batch being stored while the next one is read; one at a time, in the order read. */
  storing: Promise<void>;
  bytesBefore: number;
  readonly statistics: 'compute' | 'leave';
  readonly mostRemembered: number;
  /** The objects whose statistics are behind; undefined once they are too many to remember. */
  awaiting: Set<ObjectId> | undefined;
  /** False once a batch has met stored detections: the next ones will too. */
  expectNew: boolean;
}

/**
 * Loads observations from files or standard input into the catalog, as a stream. Loading the same observations again
 * changes nothing. A row that cannot be stored is reported with its file, line and reason; the others are stored. What a
 * detection brings for other tables is stored with it, and magnitude statistics are current when the load has ended.
 */
@service()
export class IngestService {
  constructor(
    private readonly reader: ObservationReader,
    private readonly store: BatchStore,
    private readonly upkeep: StatisticsUpkeep,
    private readonly database: CatalogDatabase,
  ) {}

  /**
   * Each batch is one transaction, so what has been stored stays when a later batch fails or the load is aborted.
   *
   * @throws IngestRejected in a strict load with rejected rows; ObservationSourceRefused when a source as a whole cannot
   * be used (the others are loaded first, unless strict; its `report` says what was stored); DatabaseError.
   */
  async ingest(sources: readonly string[], options: IngestOptions = {}): Promise<IngestReport> {
    const batchSize = options.batchSize ?? DEFAULT_BATCH_SIZE;
    if (!Number.isInteger(batchSize) || batchSize < 1) throw new InvalidValue('batchSize', batchSize, 'a whole number from 1 up');
    const load: Load = {
      tally: new IngestTally(),
      batchSize,
      signal: options.signal,
      onProgress: options.onProgress ?? (() => undefined),
      totalBytes: await this.totalSize(sources),
      pending: [],
      storing: Promise.resolve(),
      bytesBefore: 0,
      statistics: options.statistics ?? 'compute',
      mostRemembered: options.mostRemembered ?? MOST_REMEMBERED,
      awaiting: new Set(),
      expectNew: true,
    };
    return options.strict === true ? this.allOrNothing(sources, load) : this.batchByBatch(sources, load);
  }

  private async batchByBatch(sources: readonly string[], load: Load): Promise<IngestReport> {
    const refusals: ObservationSourceRefused[] = [];
    await this.run(sources, load, (refusal) => refusals.push(refusal));
    await this.computeStatistics(load);
    const report = load.tally.report();
    const [first] = refusals;
    if (!first) return report;
    first.report = report;
    throw first;
  }

  /** One transaction around everything. It is not retried: standard input cannot be read again. */
  private allOrNothing(sources: readonly string[], load: Load): Promise<IngestReport> {
    return this.database.transaction(
      async () => {
        await this.run(sources, load, (refusal) => {
          throw refusal;
        });
        if (load.tally.anyRejected) throw new IngestRejected(load.tally.reportUndone());
        await this.computeStatistics(load);
        return load.tally.report();
      },
      { name: 'strict ingest', isolation: 'repeatable read', retry: false, signal: load.signal },
    );
  }

  /** Reads and stores all sources. However it ends, nothing is being stored any more then. */
  private async run(sources: readonly string[], load: Load, onRefusal: (refusal: ObservationSourceRefused) => void): Promise<void> {
    try {
      for (const source of sources) {
        try {
          await this.readSource(source, load);
        } catch (error) {
          if (!(error instanceof ObservationSourceRefused)) throw error;
          onRefusal(error);
        }
      }
      await this.flush(load);
      await load.storing;
    } catch (error) {
      await load.storing.catch(() => undefined);
      throw error;
    }
  }

  private async readSource(source: string, load: Load): Promise<void> {
    const { tally } = load;
    let bytesRead = 0;
    for await (const group of this.reader.read(source, { signal: load.signal })) {
      for (const record of group.records) {
        if (record.kind === 'ignored') tally.ignore(record.file, record.reason);
        else {
          tally.observed();
          if (record.kind === 'problem') tally.reject(record, record.reason);
          else load.pending.push(record);
        }
        if (load.pending.length >= load.batchSize) await this.flush(load);
      }
      ({ bytesRead } = group);
      load.onProgress({ rows: tally.read, bytes: load.bytesBefore + bytesRead, totalBytes: load.totalBytes });
    }
    load.bytesBefore += bytesRead;
  }

  /** Begins to store what has been read, once the batch before is stored. */
  private async flush(load: Load): Promise<void> {
    const records = load.pending;
    load.pending = [];
    await load.storing;
    load.storing = this.storeRecords(records, load);
    // Its failure is met by whoever waits for it next; until then it must not count as unhandled.
    load.storing.catch(() => undefined);
  }

  /** Stores records; when the database refuses a value of one, halves find which, and the others are stored. */
  private async storeRecords(records: readonly Observation[], load: Load): Promise<void> {
    const [first] = records;
    if (!first) return;
    try {
      const { signal, expectNew, statistics } = load;
      const { counts, awaiting } = await this.store.store(observationBatch(records), { signal, expectNew, statistics });
      if (counts.detection.skipped > 0) load.expectNew = false;
      load.tally.stored(counts);
      for (const oid of awaiting) load.awaiting?.add(oid);
      if ((load.awaiting?.size ?? 0) > load.mostRemembered) load.awaiting = undefined;
    } catch (error) {
      if (!(error instanceof SextantError) || error.kind !== 'invalid') throw error;
      if (records.length === 1) {
        load.tally.reject(first, error.detail);
        return;
      }
      const middle = records.length >> 1;
      await this.storeRecords(records.slice(0, middle), load);
      await this.storeRecords(records.slice(middle), load);
    }
  }

  private async computeStatistics({ statistics, awaiting, signal, tally }: Load): Promise<void> {
    if (statistics === 'leave') return;
    const { counts } = awaiting ? await this.upkeep.refresh(awaiting, { signal }) : await this.upkeep.refreshAwaiting({ signal });
    tally.stored(loadedCounts({ magstat: counts }));
  }

  private async totalSize(sources: readonly string[]): Promise<number | undefined> {
    const sizes = await Promise.all(sources.map((source) => this.reader.size(source)));
    return sizes.reduce<number | undefined>((total, size) => (total === undefined || size === undefined ? undefined : total + size), 0);
  }
}
