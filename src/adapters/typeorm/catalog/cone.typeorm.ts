import type { Cone } from '../../../domain/catalog/cone.js';
import { bandsOver } from '../../../domain/catalog/sky-band.js';
import type { CallOptions } from '../../../ports/shared/call-options.js';
import { StatementRejected } from '../../../ports/shared/database.errors.js';
import type { ConeSearch } from '../../rows/catalog/sky-band.rows.js';
import { NearestRows, type RowAtDistance } from '../../rows/catalog/cone.rows.js';
import type { AstronomicalObjectRow } from '../../schema/catalog/astronomical-object.schema.js';
import type { SqlStatement } from '../shared/sql-connection.js';
import type { SqlEngine } from '../shared/sql-engine.js';
import type { SqlExecutor } from '../shared/sql-executor.js';
import { objectQuery } from './sky-band.typeorm.js';
import { IN_Q3C_CONE, Q3C_FACTS } from '../q3c/q3c.js';

/** Planning a query of q3c costs the server as much as reading this many entries of the index on positions. */
const WORTH_PLANNING = 50_000;
/** Wider cones, degrees, hold too many rows to be read at once; bands come one at a time. */
const WIDEST = 10;
/**
 * Asked of q3c beyond the rim, degrees: a thousand of its pixels, so that no rounding of its own leaves out what we find on the
 * rim. Of cones below 3e-6 degrees next to the edge of a pixel, q3c 2.0.0 finds nothing at all.
 */
const SLACK = 1e-4;
/** Cones after which the server is asked again, in case an index came or went or the catalog grew. */
const LOOKED_UP_FOR = 1_000;
const UNDEFINED_FUNCTION = '42883';

interface Known {
  /** How many objects q3c would search; `undefined` where it cannot. */
  readonly objects: number | undefined;
  uses: number;
}

/**
 * Cones by q3c, on a PostgreSQL server that has the extension and an index of it, where that reads less than `bands` do.
 * Whether it is there is found out with the first cone on each server, so also after the database has been switched.
 */
export class Q3cCones implements ConeSearch {
  private readonly known = new WeakMap<SqlEngine, Known>();
  private readonly query: SqlStatement;

  constructor(
    private readonly executor: SqlExecutor,
    private readonly bands: ConeSearch,
    /** The fewest index entries that bands would have to read; 0 has q3c answer whatever it can. */
    private readonly worth = WORTH_PLANNING,
  ) {
    this.query = objectQuery(executor.engine.dialect, 'object_q3c', IN_Q3C_CONE);
  }

  async nearest(cone: Cone, limit: number, options?: CallOptions): Promise<RowAtDistance[]> {
    const { engine } = this.executor;
    if (engine.dialect.name !== 'postgres' || cone.radius > WIDEST || !(await this.pays(engine, cone, options)))
      return this.bands.nearest(cone, limit, options);
    try {
      return await this.byQ3c(cone, limit, options);
    } catch (error) {
      if (!isUndefinedFunction(error)) throw error;
      this.known.delete(engine);
      // The failure has ended a transaction that was around it.
      if (this.executor.currentTransaction()) throw error;
      return this.bands.nearest(cone, limit, options);
    }
  }

  private async byQ3c(cone: Cone, limit: number, options: CallOptions | undefined): Promise<RowAtDistance[]> {
    const values = [cone.ra, cone.dec, cone.radius + SLACK];
    const { rows } = await this.executor.execute(this.query, values, 'read', options);
    const nearest = new NearestRows(cone, limit);
    nearest.add(rows as unknown as AstronomicalObjectRow[]);
    return nearest.take();
  }

  private async pays(engine: SqlEngine, cone: Cone, options: CallOptions | undefined): Promise<boolean> {
    const { objects } = await this.knownOf(engine, options);
    if (objects === undefined) return false;
    return objects < 0 || objects * shareOfBands(cone) >= this.worth;
  }

  /** Kept as a fact, not as a promise: a question that was cancelled, or failed with its transaction, is nobody else's failure. */
  private async knownOf(engine: SqlEngine, options: CallOptions | undefined): Promise<Known> {
    const before = this.known.get(engine);
    if (before && before.uses++ < LOOKED_UP_FOR) return before;
    const [facts] = (await this.executor.execute(Q3C_FACTS, [], 'read', options)).rows;
    const known: Known = { objects: facts && Number(facts['objects']), uses: 0 };
    this.known.set(engine, known);
    return known;
  }
}

/** The share of the sky between the circles of declination that a cone touches: the entries of the index that its bands read. */
function shareOfBands(cone: Cone): number {
  const height = (degrees: number): number => Math.sin((Math.max(-90, Math.min(90, degrees)) * Math.PI) / 180);
  return bandsOver(cone).reduce((sum, { dec }) => sum + (height(dec.to) - height(dec.from)) / 2, 0);
}

function isUndefinedFunction(error: unknown): boolean {
  return error instanceof StatementRejected && error.facts['sqlState'] === UNDEFINED_FUNCTION;
}
