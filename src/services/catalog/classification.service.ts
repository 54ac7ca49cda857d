import { service } from '../../container/index.js';
import { objectId } from '../../domain/catalog/catalog-id.js';
import { rankClasses, type ClassLikelihood } from '../../domain/catalog/class-ranking.js';
import { ClassNotInTaxonomy, TaxonomyNotFound } from '../../domain/catalog/classification.errors.js';
import { classifier, type Classifier } from '../../domain/catalog/classifier.js';
import type { Probability } from '../../domain/catalog/probability.js';
import type { Taxonomy } from '../../domain/catalog/taxonomy.js';
import { InvalidValue } from '../../domain/shared/invalid-value.js';
import { Page } from '../../domain/shared/page.js';
import { ObjectRepository } from '../../ports/catalog/astronomical-object.repository.js';
import { CatalogDatabase } from '../../ports/catalog/catalog.database.js';
import { ProbabilityRepository, type LeadingClass } from '../../ports/catalog/probability.repository.js';
import { TaxonomyRepository } from '../../ports/catalog/taxonomy.repository.js';
import type { CursorPage } from '../../ports/shared/paging.js';
import { requiredObjects } from './required-objects.js';

/** What one version of a classifier says of one object. */
export interface NewClassification {
  readonly oid: string;
  readonly probabilities: readonly ClassLikelihood[];
}

/** Which page of the objects of a class. */
export interface LeadingPageRequest extends LeadingClass {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** How likely objects are of the classes of a taxonomy. Each call is one transaction, or joins its caller's. */
@service()
export class ClassificationService {
  constructor(
    private readonly objects: ObjectRepository,
    private readonly taxonomies: TaxonomyRepository,
    private readonly probabilities: ProbabilityRepository,
    private readonly database: CatalogDatabase,
  ) {}

  /**
   * Ranks and stores what one version of a classifier says of some objects, in place of what it said of them before: all or
   * nothing, with a fixed number of statements. Gives what is stored, object by object, most likely first.
   *
   * @throws TaxonomyNotFound, ObjectNotFound, ClassNotInTaxonomy, ProbabilitiesDoNotSum; InvalidValue, also for an object given twice.
   */
  async record(by: Classifier, classifications: readonly NewClassification[]): Promise<Probability[]> {
    const oids = classifications.map(({ oid }) => objectId(oid));
    const twice = oids.find((oid, index) => oids.indexOf(oid) !== index);
    if (twice !== undefined) throw new InvalidValue('oid', twice, 'each object once');
    const known = classifier(by);
    return this.database.transaction(
      async () => {
        const taxonomy = await this.taxonomyOf(known);
        const ranked = classifications.flatMap(({ oid, probabilities }) => rankClasses(oid, taxonomy, probabilities));
        await requiredObjects(this.objects, oids);
        await this.probabilities.saveMany(ranked);
        return ranked;
      },
      { name: 'record probabilities' },
    );
  }

  /** All that is said of an object, or what one classifier version says: by classifier, version and ranking. @throws ObjectNotFound, InvalidValue */
  async list(oid: string, by?: Classifier): Promise<Probability[]> {
    const name = objectId(oid);
    const only = by && classifier(by);
    return this.database.read(
      async () => {
        await requiredObjects(this.objects, [name]);
        return this.probabilities.listRanked(name, only);
      },
      { name: 'probabilities of an object', isolation: 'repeatable read' },
    );
  }

  /** The most likely class of an object by one classifier version; `undefined` when that has not seen it. @throws ObjectNotFound, InvalidValue */
  async findMostLikely(oid: string, by: Classifier): Promise<Probability | undefined> {
    const [first] = await this.list(oid, by);
    return first;
  }

  /**
   * The objects of which a class is the most likely one, most likely first, then by oid; 100 on a page unless told otherwise.
   * @throws TaxonomyNotFound, ClassNotInTaxonomy, CursorRefused, InvalidValue
   */
  async page({ className, limit, cursor, ...by }: LeadingPageRequest): Promise<CursorPage<Probability>> {
    const known = classifier(by);
    const page = { limit: new Page({ limit }).limit, cursor };
    return this.database.read(
      async () => {
        const taxonomy = await this.taxonomyOf(known);
        if (!taxonomy.classes.includes(className)) throw new ClassNotInTaxonomy(className, known, taxonomy.classes);
        return this.probabilities.paginateLeading({ ...known, className }, page);
      },
      { name: 'objects of a class', isolation: 'repeatable read' },
    );
  }

  private async taxonomyOf(known: Classifier): Promise<Taxonomy> {
    const taxonomy = await this.taxonomies.findById(known);
    if (!taxonomy) throw new TaxonomyNotFound(known);
    return taxonomy;
  }
}
