import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { FeatureVersion } from '../../../domain/catalog/feature-version.js';
import type { Feature } from '../../../domain/catalog/feature.js';
import { CatalogDatabase } from '../../../ports/catalog/catalog.database.js';
import { FeatureService } from '../../../services/catalog/feature.service.js';
import { OBJECTS_PATH } from './astronomical-object.http.js';
import { keyText, objectName, oneObject } from './catalog-wire.js';
import type { ComponentSource } from '../component-source.js';
import { problemResponse } from '../problem.schema.js';
import { transactional } from '../transactional.js';

const MOST_FEATURES = 10_000;

export const newFeatureVersionSchema = z.strictObject({
  version: keyText('version'),
  step_id_feature: keyText('step_id_feature').nullable().default(null),
  step_id_preprocess: keyText('step_id_preprocess').nullable().default(null),
});

export const featureVersionSchema = z.object({
  version: z.string(),
  step_id_feature: z.string().nullable(),
  step_id_preprocess: z.string().nullable(),
});

export const newFeaturesSchema = z.strictObject({
  version: keyText('version'),
  features: z
    .array(z.strictObject({ oid: objectName, name: keyText('name'), value: z.number().nullable(), fid: z.int32() }))
    .max(MOST_FEATURES),
});

export const featureSchema = z.object({
  oid: z.string(),
  name: z.string(),
  value: z.number().nullable(),
  fid: z.int(),
  version: z.string(),
});

export const featureListSchema = z.array(featureSchema);

/** What describes the light curves of objects, by version. */
export function featureRoutes(app: FastifyInstance, components: ComponentSource): void {
  const features = components.resolve(FeatureService);
  const database = components.resolve(CatalogDatabase);
  const routes = app.withTypeProvider<ZodTypeProvider>();

  routes.post(
    '/api/catalog/feature_versions',
    {
      config: { permission: 'catalog:ingest' },
      schema: {
        tags: ['catalog'],
        summary: 'Add a version of the features; a stored one is given as it is',
        body: newFeatureVersionSchema,
        response: { 200: featureVersionSchema, 201: featureVersionSchema, default: problemResponse },
      },
    },
    async ({ body: { version, step_id_feature: stepIdFeature, step_id_preprocess: stepIdPreprocess } }, reply) => {
      const add = () => features.addVersion({ version, stepIdFeature, stepIdPreprocess });
      const { item, created } = await transactional(database, { readOnly: false }, reply, add);
      return reply.code(created ? 201 : 200).send(presentFeatureVersion(item));
    },
  );

  routes.post(
    '/api/catalog/features',
    {
      config: { permission: 'catalog:ingest' },
      schema: {
        tags: ['catalog'],
        summary: 'Store features that one version computed, in place of those of the same name',
        body: newFeaturesSchema,
        response: { 200: featureListSchema, default: problemResponse },
      },
    },
    async ({ body }, reply) =>
      (await transactional(database, { readOnly: false }, reply, () => features.record(body.version, body.features))).map(presentFeature),
  );

  routes.get(
    `${OBJECTS_PATH}/:oid/features`,
    {
      config: { permission: 'catalog:read' },
      schema: {
        tags: ['catalog'],
        summary: 'The features of one object by one version, the latest unless named; ordered by name, then fid',
        params: oneObject,
        querystring: z.strictObject({ version: keyText('version').optional() }),
        response: { 200: featureListSchema, default: problemResponse },
      },
    },
    async ({ params, query }, reply) =>
      (await transactional(database, { readOnly: true }, reply, () => features.list(params.oid, query.version))).map(presentFeature),
  );
}

function presentFeatureVersion({ version, stepIdFeature, stepIdPreprocess }: FeatureVersion): z.output<typeof featureVersionSchema> {
  return { version, step_id_feature: stepIdFeature, step_id_preprocess: stepIdPreprocess };
}

function presentFeature({ oid, name, value, fid, version }: Feature): z.output<typeof featureSchema> {
  return { oid, name, value, fid, version };
}
