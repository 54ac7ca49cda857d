import { service } from '../../container/index.js';
import { objectId } from '../../domain/catalog/catalog-id.js';
import { ObjectNotFound } from '../../domain/catalog/catalog.errors.js';
import { ALLWISE } from '../../domain/catalog/cross-match.js';
import type { ObjectDossier } from '../../domain/catalog/object-dossier.js';
import type { ObjectId } from '../../domain/shared/ids.js';
import { AllwiseSourceRepository } from '../../ports/catalog/allwise-source.repository.js';
import { ObjectRepository } from '../../ports/catalog/astronomical-object.repository.js';
import { CatalogDatabase } from '../../ports/catalog/catalog.database.js';
import { CrossMatchRepository } from '../../ports/catalog/cross-match.repository.js';
import { DataQualityRepository } from '../../ports/catalog/data-quality.repository.js';
import { GaiaMatchRepository } from '../../ports/catalog/gaia-match.repository.js';
import { MagnitudeStatisticsRepository } from '../../ports/catalog/magnitude-statistics.repository.js';
import { ProbabilityRepository } from '../../ports/catalog/probability.repository.js';
import { Ps1MatchRepository } from '../../ports/catalog/ps1-match.repository.js';
import { ReferenceImageRepository } from '../../ports/catalog/reference-image.repository.js';
import { SolarSystemMatchRepository } from '../../ports/catalog/solar-system-match.repository.js';
import { groupByObject } from './group-by-object.js';

/** Tells everything about objects at once, as one consistent state of the catalog. */
@service()
export class ObjectDossierService {
  constructor(
    private readonly objects: ObjectRepository,
    private readonly statistics: MagnitudeStatisticsRepository,
    private readonly probabilities: ProbabilityRepository,
    private readonly crossMatches: CrossMatchRepository,
    private readonly allwiseSources: AllwiseSourceRepository,
    private readonly gaiaMatches: GaiaMatchRepository,
    private readonly ps1Matches: Ps1MatchRepository,
    private readonly solarSystemMatches: SolarSystemMatchRepository,
    private readonly referenceImages: ReferenceImageRepository,
    private readonly dataQualities: DataQualityRepository,
    private readonly database: CatalogDatabase,
  ) {}

  /** @throws ObjectNotFound, InvalidValue */
  async get(oid: string): Promise<ObjectDossier> {
    const [dossier] = await this.list([oid]);
    if (!dossier) throw new ObjectNotFound(objectId(oid));
    return dossier;
  }

  /** Those of the objects that exist, in the order asked for; ten queries however many there are. @throws InvalidValue */
  async list(oids: readonly string[]): Promise<ObjectDossier[]> {
    const names = [...new Set(oids.map(objectId))];
    return this.database.read(() => this.read(names), { name: 'dossiers', isolation: 'repeatable read' });
  }

  private async read(oids: readonly ObjectId[]): Promise<ObjectDossier[]> {
    const [objects, statistics, leading, crossMatches, gaia, ps1, solarSystem, references, qualities] = await Promise.all([
      this.objects.listByIds(oids),
      this.statistics.listByObjects(oids),
      this.probabilities.listMostLikely(oids),
      this.crossMatches.listByObjects(oids),
      this.gaiaMatches.listByObjects(oids),
      this.ps1Matches.listByObjects(oids),
      this.solarSystemMatches.listByObjects(oids),
      this.referenceImages.listByObjects(oids),
      this.dataQualities.listByObjects(oids),
    ]);
    const designations = crossMatches.filter(({ catid }) => catid === ALLWISE).map(({ oidCatalog }) => oidCatalog);
    const sources = new Map((await this.allwiseSources.listByIds(designations)).map((source) => [source.oidCatalog, source]));
    const found = new Map(objects.map((object) => [object.oid, object]));
    const of = {
      statistics: groupByObject(statistics),
      mostLikely: groupByObject(leading),
      crossMatches: groupByObject(crossMatches),
      gaia: groupByObject(gaia),
      ps1: groupByObject(ps1),
      solarSystem: groupByObject(solarSystem),
      references: groupByObject(references),
      qualities: groupByObject(qualities),
    };
    return oids.flatMap((oid) => {
      const object = found.get(oid);
      if (!object) return [];
      const matches = of.crossMatches.get(oid) ?? [];
      return {
        object,
        statistics: of.statistics.get(oid) ?? [],
        mostLikely: of.mostLikely.get(oid) ?? [],
        crossMatches: matches,
        allwiseSources: matches.flatMap(({ catid, oidCatalog }) => (catid === ALLWISE ? (sources.get(oidCatalog) ?? []) : [])),
        gaia: of.gaia.get(oid)?.[0],
        solarSystem: of.solarSystem.get(oid)?.[0],
        ps1: of.ps1.get(oid) ?? [],
        referenceImages: of.references.get(oid) ?? [],
        dataQuality: of.qualities.get(oid) ?? [],
      };
    });
  }
}
