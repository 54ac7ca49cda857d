import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Taxonomy } from '../../../domain/catalog/taxonomy.js';
import { CatalogDatabase } from '../../../ports/catalog/catalog.database.js';
import { TaxonomyService } from '../../../services/catalog/taxonomy.service.js';
import { keyText } from './catalog-wire.js';
import type { ComponentSource } from '../component-source.js';
import { numberedEnvelope, numberedPageOf, numberedQuery } from '../numbered-paging.js';
import { problemResponse } from '../problem.schema.js';
import { transactional } from '../transactional.js';

const PATH = '/api/catalog/taxonomies';
const MOST_CLASSES = 1_000;

/** The two texts that name a version of a classifier, in a body or a query. */
export const classifierFields = { classifier_name: keyText('classifier_name'), classifier_version: keyText('classifier_version') };

export const newTaxonomySchema = z.strictObject({
  ...classifierFields,
  classes: z
    .array(keyText('classes'))
    .min(1)
    .max(MOST_CLASSES)
    .meta({ description: 'Of equally likely classes the first is ranked first' }),
});

export const taxonomySchema = z.object({ classifier_name: z.string(), classifier_version: z.string(), classes: z.array(z.string()) });

export const taxonomyPageSchema = numberedPageOf(taxonomySchema);

/** The classes that versions of classifiers know. */
export function taxonomyRoutes(app: FastifyInstance, components: ComponentSource): void {
  const taxonomies = components.resolve(TaxonomyService);
  const database = components.resolve(CatalogDatabase);
  const routes = app.withTypeProvider<ZodTypeProvider>();

  routes.get(
    PATH,
    {
      config: { permission: 'catalog:read' },
      schema: {
        tags: ['catalog'],
        summary: 'List taxonomies, ordered by classifier and version',
        querystring: numberedQuery,
        response: { 200: taxonomyPageSchema, default: problemResponse },
      },
    },
    async ({ query: { page, per_page: perPage } }, reply) =>
      numberedEnvelope(await transactional(database, { readOnly: true }, reply, () => taxonomies.list({ page, perPage })), presentTaxonomy),
  );

  routes.post(
    PATH,
    {
      config: { permission: 'catalog:ingest' },
      schema: {
        tags: ['catalog'],
        summary: 'Add the classes of a version of a classifier; they never change',
        body: newTaxonomySchema,
        response: { 200: taxonomySchema, 201: taxonomySchema, default: problemResponse },
      },
    },
    async ({ body: { classifier_name: classifierName, classifier_version: classifierVersion, classes } }, reply) => {
      const add = () => taxonomies.add({ classifierName, classifierVersion, classes });
      const { item, created } = await transactional(database, { readOnly: false }, reply, add);
      return reply.code(created ? 201 : 200).send(presentTaxonomy(item));
    },
  );
}

function presentTaxonomy({ classifierName, classifierVersion, classes }: Taxonomy): z.output<typeof taxonomySchema> {
  return { classifier_name: classifierName, classifier_version: classifierVersion, classes: [...classes] };
}
