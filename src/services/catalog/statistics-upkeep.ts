import { service } from '../../container/index.js';
import type { AstronomicalObject } from '../../domain/catalog/astronomical-object.js';
import { NOTHING_DONE, type TableCounts } from '../../domain/catalog/ingest-report.js';
import type { ObjectId } from '../../domain/shared/ids.js';
import { ObjectRepository } from '../../ports/catalog/astronomical-object.repository.js';
import type { CallOptions } from '../../ports/shared/call-options.js';
import { MagnitudeService } from './magnitude.service.js';

/** What was brought up to date. */
export interface RefreshedStatistics {
  readonly objects: number;
  /** Rows of `magstat`. */
  readonly counts: TableCounts;
}

export interface UpkeepOptions extends CallOptions {
  /** Called after each portion with the number of objects done so far. */
  readonly onProgress?: (objects: number) => void;
}

/** Objects looked at in one statement. */
const PAGE = 500;
/** Detections computed from in one transaction; an object with more is computed alone. A detection takes about 1 kB. */
const PORTION = 20_000;

/** Recomputes the statistics of any number of objects: each light curve is read once, a portion of them is in memory. */
@service()
export class StatisticsUpkeep {
  constructor(
    private readonly objects: ObjectRepository,
    private readonly magnitudes: MagnitudeService,
  ) {}

  /** These objects, in order of their names; one that does not exist is passed over. Each portion is one transaction. */
  async refresh(oids: Iterable<ObjectId>, options: UpkeepOptions = {}): Promise<RefreshedStatistics> {
    const sorted = [...oids].sort();
    let done: RefreshedStatistics = { objects: 0, counts: NOTHING_DONE };
    for (let from = 0; from < sorted.length; from += PAGE)
      done = await this.refreshPage(await this.objects.listByIds(sorted.slice(from, from + PAGE), options), done, options);
    return done;
  }

  /** Every object whose statistics are behind its detections: what a load left, or one that was killed, or another program. */
  async refreshAwaiting(options: UpkeepOptions = {}): Promise<RefreshedStatistics> {
    let done: RefreshedStatistics = { objects: 0, counts: NOTHING_DONE };
    let after: ObjectId | undefined;
    for (;;) {
      const page = await this.objects.listAwaitingStatistics({ limit: PAGE, after }, options);
      done = await this.refreshPage(page, done, options);
      after = page.at(-1)?.oid;
      if (page.length < PAGE) return done;
    }
  }

  private async refreshPage(
    page: readonly AstronomicalObject[],
    before: RefreshedStatistics,
    options: UpkeepOptions,
  ): Promise<RefreshedStatistics> {
    let { objects, counts } = before;
    for (const portion of portions(page)) {
      options.signal?.throwIfAborted();
      const { counts: added } = await this.magnitudes.recompute(portion, { signal: options.signal, deadline: options.deadline });
      counts = {
        inserted: counts.inserted + added.inserted,
        updated: counts.updated + added.updated,
        skipped: counts.skipped + added.skipped,
      };
      objects += portion.length;
      options.onProgress?.(objects);
    }
    return { objects, counts };
  }
}

function portions(objects: readonly AstronomicalObject[]): ObjectId[][] {
  const all: ObjectId[][] = [];
  let size = 0;
  for (const { oid, ndet } of objects) {
    size += ndet ?? 0;
    if (all.length === 0 || size > PORTION) {
      all.push([]);
      size = ndet ?? 0;
    }
    all.at(-1)?.push(oid);
  }
  return all;
}
