import type { SkyBand } from '../../../domain/catalog/sky-band.js';
import type { CallOptions } from '../../../ports/shared/call-options.js';
import { BandSearch } from '../../rows/catalog/sky-band.rows.js';
import type { AstronomicalObjectRow, astronomicalObjectTable } from '../../schema/catalog/astronomical-object.schema.js';
import type { Filter, TableGateway } from '../../shared/table-gateway.js';
import type { Transactions } from '../../shared/snapshot.js';

/** Bands of the sky, read with the words of every table. */
export class MemoryPositionBands extends BandSearch {
  constructor(
    private readonly objects: TableGateway<typeof astronomicalObjectTable>,
    transactions: Transactions,
  ) {
    super(transactions);
  }

  protected readBand(band: SkyBand, options: CallOptions | undefined): Promise<AstronomicalObjectRow[]> {
    return this.objects.select({ where: positionsIn(band) }, options);
  }
}

function positionsIn({ dec, ra }: SkyBand): Filter<typeof astronomicalObjectTable> {
  const within = { meandec: { gt: dec.from, lte: dec.to } };
  const [one, other] = ra.map(({ from, to }) => ({ meanra: { gte: from, lte: to } }));
  if (!one) return within;
  return other ? { ...within, or: [one, other] } : { ...within, ...one };
}
