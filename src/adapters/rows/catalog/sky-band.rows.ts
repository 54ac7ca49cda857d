import type { Cone } from '../../../domain/catalog/cone.js';
import { bandsOver, type SkyBand } from '../../../domain/catalog/sky-band.js';
import type { CallOptions } from '../../../ports/shared/call-options.js';
import type { AstronomicalObjectRow } from '../../schema/catalog/astronomical-object.schema.js';
import { inSnapshot, type Transactions } from '../../shared/snapshot.js';
import { NearestRows, type RowAtDistance } from './cone.rows.js';

/**
 * Finds the rows in a cone. Ways differ in what they read of the table; which rows are in the cone, and in what order, is
 * always decided by `NearestRows`, so that every way gives the same.
 */
export interface ConeSearch {
  /** The nearest rows, at most `limit`, all of one moment. */
  nearest(cone: Cone, limit: number, options?: CallOptions): Promise<RowAtDistance[]>;
}

/** Reads bands of declination; several bands in one snapshot, so that an object cannot move from one to the next meanwhile. */
export abstract class BandSearch implements ConeSearch {
  constructor(private readonly transactions: Transactions) {}

  protected abstract readBand(band: SkyBand, options: CallOptions | undefined): Promise<readonly AstronomicalObjectRow[]>;

  nearest(cone: Cone, limit: number, options?: CallOptions): Promise<RowAtDistance[]> {
    const bands = bandsOver(cone);
    const readAll = async (): Promise<RowAtDistance[]> => {
      const nearest = new NearestRows(cone, limit);
      for (const band of bands) nearest.add(await this.readBand(band, options));
      return nearest.take();
    };
    return bands.length === 1 ? readAll() : inSnapshot(this.transactions, readAll, options);
  }
}
