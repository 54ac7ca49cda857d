import type { Cone } from '../../../domain/catalog/cone.js';
import type { Degrees } from '../../../domain/catalog/sky-position.js';
import type { AstronomicalObjectRow } from '../../schema/catalog/astronomical-object.schema.js';

export interface RowAtDistance {
  readonly row: AstronomicalObjectRow;
  readonly distance: Degrees;
}

/** Keeps the nearest of the rows it is shown; holds no more than twice as many as asked for and those of one call besides. */
export class NearestRows {
  private kept: RowAtDistance[] = [];

  constructor(
    private readonly cone: Cone,
    private readonly limit: number,
  ) {}

  add(rows: readonly AstronomicalObjectRow[]): void {
    for (const row of rows) {
      if (row.meanra === null || row.meandec === null) continue;
      const distance = this.cone.distanceTo({ ra: row.meanra, dec: row.meandec });
      if (distance <= this.cone.radius) this.kept.push({ row, distance });
    }
    if (this.kept.length > 2 * this.limit) this.kept = this.take();
  }

  /** Nearest first, then in code unit order of oid. */
  take(): RowAtDistance[] {
    return this.kept.sort((one, other) => one.distance - other.distance || (one.row.oid < other.row.oid ? -1 : 1)).slice(0, this.limit);
  }
}
