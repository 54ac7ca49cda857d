import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AstronomicalObject } from '../../../domain/catalog/astronomical-object.js';
import { objectId } from '../../../domain/catalog/catalog-id.js';
import { CatalogDatabase } from '../../../ports/catalog/catalog.database.js';
import { ObjectService } from '../../../services/catalog/astronomical-object.service.js';
import type { ComponentSource } from '../component-source.js';
import { pageOf, pageQuery } from '../paging.js';
import { problemResponse } from '../problem.schema.js';
import { transactional } from '../transactional.js';
import { domainText } from '../wire.js';

export const OBJECTS_PATH = '/api/catalog/objects';

const number = z.number().nullable();
const integer = z.int().nullable();
const flag = z.boolean().nullable();

/** One object under its column names. */
export const astronomicalObjectSchema = z.object({
  oid: z.string().meta({ examples: ['ZTF18aazeood'] }),
  ndethist: integer,
  ncovhist: integer,
  mjdstarthist: number,
  mjdendhist: number,
  corrected: flag,
  stellar: flag,
  ndet: integer,
  g_r_max: number,
  g_r_max_corr: number,
  g_r_mean: number,
  g_r_mean_corr: number,
  meanra: number,
  meandec: number,
  sigmara: number,
  sigmadec: number,
  deltajd: number,
  firstmjd: number,
  lastmjd: number,
  step_id_corr: z.string().nullable(),
  diffpos: flag,
  reference_change: flag,
});

export const astronomicalObjectPageSchema = pageOf(astronomicalObjectSchema).extend({
  next: z.string().nullable().meta({ description: 'Path of the next page by cursor; null on the last one' }),
});

const objectPageQuery = pageQuery.extend({
  after: domainText(objectId).optional().meta({ description: 'Cursor: only objects whose oid comes after this one' }),
});

/** Objects on the sky: paged by offset or by cursor, and one by one. */
export function astronomicalObjectRoutes(app: FastifyInstance, components: ComponentSource): void {
  const objects = components.resolve(ObjectService);
  const database = components.resolve(CatalogDatabase);
  const routes = app.withTypeProvider<ZodTypeProvider>();

  routes.get(
    OBJECTS_PATH,
    {
      config: { permission: 'catalog:read' },
      schema: {
        tags: ['catalog'],
        summary: 'List objects, ordered by oid',
        querystring: objectPageQuery,
        response: { 200: astronomicalObjectPageSchema, default: problemResponse },
      },
    },
    async ({ query: { limit, offset, after } }, reply) => {
      const page = await transactional(database, { readOnly: true }, reply, () => objects.list({ limit, offset, after }));
      const last = page.items.at(-1);
      return {
        items: page.items.map(presentObject),
        limit,
        offset,
        has_next: page.hasNext,
        next: page.hasNext && last ? `${OBJECTS_PATH}?limit=${limit}&after=${encodeURIComponent(last.oid)}` : null,
      };
    },
  );

  routes.get(
    `${OBJECTS_PATH}/:oid`,
    {
      config: { permission: 'catalog:read' },
      schema: {
        tags: ['catalog'],
        summary: 'Read one object',
        params: z.object({ oid: domainText(objectId) }),
        response: { 200: astronomicalObjectSchema, default: problemResponse },
      },
    },
    async ({ params }, reply) => presentObject(await transactional(database, { readOnly: true }, reply, () => objects.get(params.oid))),
  );
}

export function presentObject(object: AstronomicalObject): z.output<typeof astronomicalObjectSchema> {
  return {
    oid: object.oid,
    ndethist: object.ndethist,
    ncovhist: object.ncovhist,
    mjdstarthist: object.mjdstarthist,
    mjdendhist: object.mjdendhist,
    corrected: object.corrected,
    stellar: object.stellar,
    ndet: object.ndet,
    g_r_max: object.grMax,
    g_r_max_corr: object.grMaxCorr,
    g_r_mean: object.grMean,
    g_r_mean_corr: object.grMeanCorr,
    meanra: object.meanra,
    meandec: object.meandec,
    sigmara: object.sigmara,
    sigmadec: object.sigmadec,
    deltajd: object.deltajd,
    firstmjd: object.firstmjd,
    lastmjd: object.lastmjd,
    step_id_corr: object.stepIdCorr,
    diffpos: object.diffpos,
    reference_change: object.referenceChange,
  };
}
