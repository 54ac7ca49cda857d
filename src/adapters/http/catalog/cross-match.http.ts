import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { CrossMatch } from '../../../domain/catalog/cross-match.js';
import { CatalogDatabase } from '../../../ports/catalog/catalog.database.js';
import { CrossMatchService } from '../../../services/catalog/cross-match.service.js';
import { allwiseSourceFields, newAllwiseSourceSchema } from './allwise-source.http.js';
import { OBJECTS_PATH } from './astronomical-object.http.js';
import { keyText, objectName, oneObject } from './catalog-wire.js';
import type { ComponentSource } from '../component-source.js';
import { problemResponse } from '../problem.schema.js';
import { transactional } from '../transactional.js';

const MOST_MATCHES = 1_000;

export const newCrossMatchesSchema = z.strictObject({
  matches: z
    .array(
      z.strictObject({
        oid: objectName,
        source: newAllwiseSourceSchema,
        class_catalog: keyText('class_catalog').nullable().default(null),
        period: z.number().nullable().default(null).meta({ description: 'Days' }),
      }),
    )
    .max(MOST_MATCHES),
});

export const crossMatchSchema = z.object({
  oid: z.string(),
  catid: z.string(),
  oid_catalog: z.string(),
  dist: z.number().meta({ description: 'Arc seconds' }),
  class_catalog: z.string().nullable(),
  period: z.number().nullable(),
});

export const crossMatchListSchema = z.array(crossMatchSchema);

/** The sources of other catalogs that objects are taken for. */
export function crossMatchRoutes(app: FastifyInstance, components: ComponentSource): void {
  const crossMatches = components.resolve(CrossMatchService);
  const database = components.resolve(CatalogDatabase);
  const routes = app.withTypeProvider<ZodTypeProvider>();

  routes.post(
    '/api/catalog/crossmatches',
    {
      config: { permission: 'catalog:ingest' },
      schema: {
        tags: ['catalog'],
        summary: 'Store that objects are taken for sources of AllWISE; the distances are measured',
        body: newCrossMatchesSchema,
        response: { 200: crossMatchListSchema, default: problemResponse },
      },
    },
    async ({ body }, reply) => {
      const found = body.matches.map(({ oid, source, class_catalog: classCatalog, period }) => ({
        oid,
        source: allwiseSourceFields(source),
        classCatalog,
        period,
      }));
      return (await transactional(database, { readOnly: false }, reply, () => crossMatches.recordAllwise(found))).map(presentCrossMatch);
    },
  );

  routes.get(
    `${OBJECTS_PATH}/:oid/crossmatches`,
    {
      config: { permission: 'catalog:read' },
      schema: {
        tags: ['catalog'],
        summary: 'The sources that one object is taken for, nearest first',
        params: oneObject,
        response: { 200: crossMatchListSchema, default: problemResponse },
      },
    },
    async ({ params }, reply) =>
      (await transactional(database, { readOnly: true }, reply, () => crossMatches.list(params.oid))).map(presentCrossMatch),
  );
}

export function presentCrossMatch(match: CrossMatch): z.output<typeof crossMatchSchema> {
  return {
    oid: match.oid,
    catid: match.catid,
    oid_catalog: match.oidCatalog,
    dist: match.dist,
    class_catalog: match.classCatalog,
    period: match.period,
  };
}
