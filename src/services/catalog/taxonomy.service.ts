import { service } from '../../container/index.js';
import { TaxonomyConflict, TaxonomyNotFound } from '../../domain/catalog/classification.errors.js';
import { classifier, type Classifier } from '../../domain/catalog/classifier.js';
import { Taxonomy, type TaxonomyFields } from '../../domain/catalog/taxonomy.js';
import { Page } from '../../domain/shared/page.js';
import { CatalogDatabase } from '../../ports/catalog/catalog.database.js';
import { TaxonomyRepository } from '../../ports/catalog/taxonomy.repository.js';
import type { NumberedPage, NumberedPageRequest } from '../../ports/shared/paging.js';

/** The classes that classifiers know. Each call is one transaction, or joins its caller's. */
@service()
export class TaxonomyService {
  constructor(
    private readonly taxonomies: TaxonomyRepository,
    private readonly database: CatalogDatabase,
  ) {}

  /**
   * The taxonomy of a classifier version, stored now if it is not yet. The order of the classes decides between equally likely ones.
   * @throws TaxonomyConflict when it is stored with other classes; InvalidValue.
   */
  async add(fields: TaxonomyFields): Promise<{ readonly item: Taxonomy; readonly created: boolean }> {
    const taxonomy = new Taxonomy(fields);
    return this.database.transaction(
      async () => {
        const found = await this.taxonomies.getOrCreate(taxonomy);
        const { classes } = found.item;
        if (classes.length !== taxonomy.classes.length || classes.some((name, index) => name !== taxonomy.classes[index]))
          throw new TaxonomyConflict(taxonomy, classes);
        return found;
      },
      { name: 'add taxonomy' },
    );
  }

  /** @throws TaxonomyNotFound, InvalidValue */
  async get(of: Classifier): Promise<Taxonomy> {
    const known = classifier(of);
    const taxonomy = await this.taxonomies.findById(known);
    if (!taxonomy) throw new TaxonomyNotFound(known);
    return taxonomy;
  }

  /** Ordered by classifier, then version. @throws InvalidValue */
  async list({ page, perPage }: Partial<NumberedPageRequest> = {}): Promise<NumberedPage<Taxonomy>> {
    return this.taxonomies.paginate({ page, perPage: new Page({ limit: perPage }).limit });
  }
}
