import { service } from '../../container/index.js';
import { objectId } from '../../domain/catalog/catalog-id.js';
import { FeatureVersion, type FeatureVersionFields } from '../../domain/catalog/feature-version.js';
import { Feature, type FeatureFields } from '../../domain/catalog/feature.js';
import { filledText } from '../../domain/catalog/filled-text.js';
import { latestFeatureVersion } from '../../domain/catalog/latest-feature-version.js';
import { FeatureVersionNotFound } from '../../domain/catalog/processing.errors.js';
import type { ObjectId } from '../../domain/shared/ids.js';
import { InvalidValue } from '../../domain/shared/invalid-value.js';
import { ObjectRepository } from '../../ports/catalog/astronomical-object.repository.js';
import { CatalogDatabase } from '../../ports/catalog/catalog.database.js';
import { FeatureVersionRepository } from '../../ports/catalog/feature-version.repository.js';
import { FeatureRepository } from '../../ports/catalog/feature.repository.js';
import { StepRepository } from '../../ports/catalog/step.repository.js';
import { requiredObjects } from './required-objects.js';
import { requireSteps } from './required-steps.js';

/** A feature before it is known which version computed it. */
export type NewFeature = Omit<FeatureFields, 'version'>;

/** What describes the light curves of objects, by version. Each call is one transaction, or joins its caller's. */
@service()
export class FeatureService {
  constructor(
    private readonly objects: ObjectRepository,
    private readonly features: FeatureRepository,
    private readonly versions: FeatureVersionRepository,
    private readonly steps: StepRepository,
    private readonly database: CatalogDatabase,
  ) {}

  /** The stored version of this name, as it is stored, or this one, stored now. @throws StepNotFound, InvalidValue */
  async addVersion(fields: FeatureVersionFields): Promise<{ readonly item: FeatureVersion; readonly created: boolean }> {
    const version = new FeatureVersion(fields);
    return this.database.transaction(
      async () => {
        await requireSteps(this.steps, [version.stepIdFeature, version.stepIdPreprocess]);
        return this.versions.getOrCreate(version);
      },
      { name: 'add feature version' },
    );
  }

  /**
   * Stores what one version computed, of any number of objects, in one bulk: all or nothing. What this version computed before
   * under the same names is overwritten.
   *
   * @throws FeatureVersionNotFound, ObjectNotFound; InvalidValue, also for a feature given twice.
   */
  async record(version: string, features: readonly NewFeature[]): Promise<Feature[]> {
    const known = filledText('version', version);
    const computed = features.map((fields) => new Feature({ ...fields, version: known }));
    refuseRepeats(computed);
    return this.database.transaction(
      async () => {
        await this.requireVersion(known);
        await requiredObjects(
          this.objects,
          computed.map(({ oid }) => oid),
        );
        await this.features.saveMany(computed);
        return computed;
      },
      { name: 'record features' },
    );
  }

  /**
   * The features of an object, of one version or of the latest that computed any: ordered by name, then fid.
   * @throws ObjectNotFound, FeatureVersionNotFound, InvalidValue
   */
  async list(oid: string, version?: string): Promise<Feature[]> {
    const name = objectId(oid);
    const named = version === undefined ? undefined : filledText('version', version);
    return this.database.read(
      async () => {
        await requiredObjects(this.objects, [name]);
        if (named !== undefined) await this.requireVersion(named);
        const chosen = named ?? (await this.latestOf(name))?.version;
        return chosen === undefined ? [] : this.features.listByVersion(name, chosen);
      },
      { name: 'features of an object', isolation: 'repeatable read' },
    );
  }

  /**
   * The latest version that computed features of an object: the one whose step began to run last (`latestFeatureVersion`);
   * `undefined` when none did. @throws ObjectNotFound, InvalidValue
   */
  async findLatestVersion(oid: string): Promise<FeatureVersion | undefined> {
    const name = objectId(oid);
    return this.database.read(
      async () => {
        await requiredObjects(this.objects, [name]);
        return this.latestOf(name);
      },
      { name: 'latest feature version', isolation: 'repeatable read' },
    );
  }

  private async latestOf(oid: ObjectId): Promise<FeatureVersion | undefined> {
    const versions = await this.versions.listByIds(await this.features.listVersions(oid));
    const steps = await this.steps.listByIds(versions.flatMap(({ stepIdFeature }) => stepIdFeature ?? []));
    return latestFeatureVersion(versions, steps);
  }

  private async requireVersion(version: string): Promise<void> {
    if (!(await this.versions.findById({ version }))) throw new FeatureVersionNotFound(version);
  }
}

function refuseRepeats(features: readonly Feature[]): void {
  const seen = new Set<string>();
  for (const { oid, name, fid } of features) {
    const key = JSON.stringify([oid, name, fid]);
    if (seen.has(key)) throw new InvalidValue('name', name, `each feature of ${oid} once in a band`);
    seen.add(key);
  }
}
