import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { objectId } from '../../../domain/catalog/catalog-id.js';
import type { LightCurve } from '../../../domain/catalog/light-curve.js';
import { CatalogDatabase } from '../../../ports/catalog/catalog.database.js';
import { LightCurveService } from '../../../services/catalog/light-curve.service.js';
import { OBJECTS_PATH } from './astronomical-object.http.js';
import { objectNames } from './catalog-wire.js';
import type { ComponentSource } from '../component-source.js';
import { detectionSchema, presentDetection } from './detection.http.js';
import { nonDetectionSchema, presentNonDetection } from './non-detection.http.js';
import { problemResponse } from '../problem.schema.js';
import { transactional } from '../transactional.js';
import { domainText } from '../wire.js';

export const lightCurveSchema = z.object({
  oid: z.string(),
  detections: z.array(detectionSchema).meta({ description: 'Ordered by mjd, then candid' }),
  non_detections: z.array(nonDetectionSchema).meta({ description: 'Ordered by mjd, then fid' }),
});

export const lightCurveListSchema = z.array(lightCurveSchema);

/** The light curves of one object and of several. */
export function lightCurveRoutes(app: FastifyInstance, components: ComponentSource): void {
  const lightCurves = components.resolve(LightCurveService);
  const database = components.resolve(CatalogDatabase);

  app.withTypeProvider<ZodTypeProvider>().get(
    `${OBJECTS_PATH}/:oid/lightcurve`,
    {
      config: { permission: 'catalog:read' },
      schema: {
        tags: ['catalog'],
        summary: 'Everything observed of one object over time',
        params: z.object({ oid: domainText(objectId) }),
        response: { 200: lightCurveSchema, default: problemResponse },
      },
    },
    async ({ params }, reply) =>
      presentLightCurve(await transactional(database, { readOnly: true }, reply, () => lightCurves.get(params.oid))),
  );

  app.withTypeProvider<ZodTypeProvider>().get(
    '/api/catalog/lightcurves',
    {
      config: { permission: 'catalog:read' },
      schema: {
        tags: ['catalog'],
        summary: 'The light curves of several objects, in the order asked for; objects that are not there are left out',
        querystring: z.strictObject({ oids: objectNames }),
        response: { 200: lightCurveListSchema, default: problemResponse },
      },
    },
    async ({ query }, reply) =>
      (await transactional(database, { readOnly: true }, reply, () => lightCurves.list(query.oids))).map(presentLightCurve),
  );
}

function presentLightCurve({ oid, detections, nonDetections }: LightCurve): z.output<typeof lightCurveSchema> {
  return { oid, detections: detections.map(presentDetection), non_detections: nonDetections.map(presentNonDetection) };
}
