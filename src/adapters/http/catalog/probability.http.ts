import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Probability } from '../../../domain/catalog/probability.js';
import { CatalogDatabase } from '../../../ports/catalog/catalog.database.js';
import { ClassificationService } from '../../../services/catalog/classification.service.js';
import { OBJECTS_PATH } from './astronomical-object.http.js';
import { keyText, objectName, oneObject } from './catalog-wire.js';
import type { ComponentSource } from '../component-source.js';
import { cursorEnvelope, cursorPageOf, cursorQuery } from '../cursor-paging.js';
import { problemResponse } from '../problem.schema.js';
import { classifierFields } from './taxonomy.http.js';
import { transactional } from '../transactional.js';

const PATH = '/api/catalog/probabilities';
const MOST_OBJECTS = 1_000;
const MOST_CLASSES = 1_000;

export const newProbabilitiesSchema = z.strictObject({
  ...classifierFields,
  objects: z
    .array(
      z.strictObject({
        oid: objectName,
        probabilities: z
          .array(z.strictObject({ class_name: keyText('class_name'), probability: z.number().min(0).max(1) }))
          .max(MOST_CLASSES)
          .meta({ description: 'Add up to 1 within 0.001; classes that are left out get 0' }),
      }),
    )
    .max(MOST_OBJECTS),
});

export const probabilitySchema = z.object({
  oid: z.string(),
  class_name: z.string(),
  classifier_name: z.string(),
  classifier_version: z.string(),
  probability: z.number(),
  ranking: z.int().meta({ description: '1 is the most likely class' }),
});

export const probabilityListSchema = z.array(probabilitySchema);

export const probabilityPageSchema = cursorPageOf(probabilitySchema);

/** How likely objects are of classes. */
export function probabilityRoutes(app: FastifyInstance, components: ComponentSource): void {
  const classifications = components.resolve(ClassificationService);
  const database = components.resolve(CatalogDatabase);
  const routes = app.withTypeProvider<ZodTypeProvider>();

  routes.get(
    PATH,
    {
      config: { permission: 'catalog:read' },
      schema: {
        tags: ['catalog'],
        summary: 'The objects of which a class is the most likely one, most likely first, then by oid',
        querystring: cursorQuery.extend({ ...classifierFields, class_name: keyText('class_name') }),
        response: { 200: probabilityPageSchema, default: problemResponse },
      },
    },
    async (
      { query: { class_name: className, classifier_name: classifierName, classifier_version: classifierVersion, ...page } },
      reply,
    ) => {
      const leading = { className, classifierName, classifierVersion, ...page };
      return cursorEnvelope(
        await transactional(database, { readOnly: true }, reply, () => classifications.page(leading)),
        presentProbability,
      );
    },
  );

  routes.post(
    PATH,
    {
      config: { permission: 'catalog:ingest' },
      schema: {
        tags: ['catalog'],
        summary: 'Store what a version of a classifier says of some objects, in place of what it said before',
        body: newProbabilitiesSchema,
        response: { 200: probabilityListSchema, default: problemResponse },
      },
    },
    async ({ body: { classifier_name: classifierName, classifier_version: classifierVersion, objects } }, reply) => {
      const given = objects.map(({ oid, probabilities }) => ({
        oid,
        probabilities: probabilities.map(({ class_name: className, probability }) => ({ className, probability })),
      }));
      const record = () => classifications.record({ classifierName, classifierVersion }, given);
      return (await transactional(database, { readOnly: false }, reply, record)).map(presentProbability);
    },
  );

  routes.get(
    `${OBJECTS_PATH}/:oid/probabilities`,
    {
      config: { permission: 'catalog:read' },
      schema: {
        tags: ['catalog'],
        summary: 'What classifiers say of one object, by classifier, version and ranking',
        params: oneObject,
        response: { 200: probabilityListSchema, default: problemResponse },
      },
    },
    async ({ params }, reply) =>
      (await transactional(database, { readOnly: true }, reply, () => classifications.list(params.oid))).map(presentProbability),
  );
}

export function presentProbability(given: Probability): z.output<typeof probabilitySchema> {
  return {
    oid: given.oid,
    class_name: given.className,
    classifier_name: given.classifierName,
    classifier_version: given.classifierVersion,
    probability: given.probability,
    ranking: given.ranking,
  };
}
