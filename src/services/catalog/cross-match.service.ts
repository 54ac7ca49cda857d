import { service } from '../../container/index.js';
import { AllwiseSource, type AllwiseSourceFields } from '../../domain/catalog/allwise-source.js';
import { angularDistance } from '../../domain/catalog/angular-distance.js';
import { objectId } from '../../domain/catalog/catalog-id.js';
import { ObjectWithoutPosition } from '../../domain/catalog/catalog.errors.js';
import { ALLWISE, CrossMatch } from '../../domain/catalog/cross-match.js';
import { InvalidValue } from '../../domain/shared/invalid-value.js';
import { AllwiseSourceRepository } from '../../ports/catalog/allwise-source.repository.js';
import { ObjectRepository } from '../../ports/catalog/astronomical-object.repository.js';
import { CatalogDatabase } from '../../ports/catalog/catalog.database.js';
import { CrossMatchRepository } from '../../ports/catalog/cross-match.repository.js';
import { requiredObjects } from './required-objects.js';

const ARC_SECONDS = 3600;

/** That an object is taken for a source of AllWISE. */
export interface NewAllwiseMatch {
  readonly oid: string;
  readonly source: AllwiseSourceFields;
  /** The class and the period, days, that are known of the source. */
  readonly classCatalog?: string | null | undefined;
  readonly period?: number | null | undefined;
}

/** Which sources of other catalogs objects are taken for. Each call is one transaction, or joins its caller's. */
@service()
export class CrossMatchService {
  constructor(
    private readonly objects: ObjectRepository,
    private readonly sources: AllwiseSourceRepository,
    private readonly matches: CrossMatchRepository,
    private readonly database: CatalogDatabase,
  ) {}

  /**
   * Stores sources of AllWISE and that objects are taken for them, in place of what these were taken for before: all or nothing,
   * with a fixed number of statements. The distance, arc seconds, is measured from the mean position of the object.
   *
   * @throws ObjectNotFound, ObjectWithoutPosition; InvalidValue, also for an object given twice.
   */
  async recordAllwise(found: readonly NewAllwiseMatch[]): Promise<CrossMatch[]> {
    const given = found.map(({ oid, source, ...rest }) => ({ oid: objectId(oid), source: new AllwiseSource(source), ...rest }));
    const oids = given.map(({ oid }) => oid);
    const twice = oids.find((oid, index) => oids.indexOf(oid) !== index);
    if (twice !== undefined) throw new InvalidValue('oid', twice, 'each object once');
    return this.database.transaction(
      async () => {
        const objects = await requiredObjects(this.objects, oids);
        const matches = given.map(({ oid, source, classCatalog = null, period = null }) => {
          const { meanra: ra = null, meandec: dec = null } = objects.get(oid) ?? {};
          if (ra === null || dec === null) throw new ObjectWithoutPosition(oid);
          const dist = angularDistance({ ra, dec }, source) * ARC_SECONDS;
          return new CrossMatch({ oid, catid: ALLWISE, oidCatalog: source.oidCatalog, dist, classCatalog, period });
        });
        await this.sources.saveMany(given.map(({ source }) => source));
        await this.matches.saveMany(matches);
        return matches;
      },
      { name: 'record cross matches' },
    );
  }

  /** The sources an object is taken for, one of each catalog; nearest first, then by catalog. @throws ObjectNotFound, InvalidValue */
  async list(oid: string): Promise<CrossMatch[]> {
    const name = objectId(oid);
    return this.database.read(
      async () => {
        await requiredObjects(this.objects, [name]);
        // They come by catalog, and sorting keeps that order where distances are the same.
        return (await this.matches.listByObjects([name])).sort((one, other) => one.dist - other.dist);
      },
      { name: 'cross matches of an object', isolation: 'repeatable read' },
    );
  }

  /** The nearest of these sources when it is within that many arc seconds, the rim included. @throws ObjectNotFound, InvalidValue */
  async findNearest(oid: string, within: number): Promise<CrossMatch | undefined> {
    if (!(within >= 0 && Number.isFinite(within))) throw new InvalidValue('within', within, 'arc seconds from 0 up');
    const [nearest] = await this.list(oid);
    return nearest && nearest.dist <= within ? nearest : undefined;
  }
}
