import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { CatalogDatabase } from '../../../ports/catalog/catalog.database.js';
import { ObjectService } from '../../../services/catalog/astronomical-object.service.js';
import { astronomicalObjectSchema, presentObject } from './astronomical-object.http.js';
import type { ComponentSource } from '../component-source.js';
import { LARGEST_LIMIT } from '../paging.js';
import { problemResponse } from '../problem.schema.js';
import { transactional } from '../transactional.js';
import { queryInteger, queryNumber } from '../wire.js';

const PATH = '/api/catalog/cone';
/** Larger cones are for bulk work with the library; a request must not read the whole sky. */
const LARGEST_RADIUS = 10;

export const coneSchema = z.object({
  items: z
    .array(
      z.object({ distance: z.number().meta({ description: 'Degrees from the middle of the cone' }), object: astronomicalObjectSchema }),
    )
    .meta({ description: 'Ordered by distance, then oid' }),
  complete: z.boolean().meta({ description: 'False when the cone holds more objects than were asked for' }),
});

/** Objects near a place on the sky. */
export function coneRoutes(app: FastifyInstance, components: ComponentSource): void {
  const objects = components.resolve(ObjectService);
  const database = components.resolve(CatalogDatabase);

  app.withTypeProvider<ZodTypeProvider>().get(
    PATH,
    {
      config: { permission: 'catalog:read' },
      schema: {
        tags: ['catalog'],
        summary: 'The objects within a radius of a place, nearest first',
        querystring: z.strictObject({
          ra: queryNumber({ least: 0, below: 360 }).meta({ description: 'Right ascension (ICRS), degrees' }),
          dec: queryNumber({ least: -90, most: 90 }).meta({ description: 'Declination (ICRS), degrees' }),
          radius: queryNumber({ least: 0, most: LARGEST_RADIUS }).meta({ description: 'Degrees' }),
          limit: queryInteger({ least: 1, most: LARGEST_LIMIT, otherwise: 100 }),
        }),
        response: { 200: coneSchema, default: problemResponse },
      },
    },
    async ({ query: { limit, ...place } }, reply) => {
      const { items, complete } = await transactional(database, { readOnly: true }, reply, () => objects.near(place, { limit }));
      return { items: items.map(({ object, distance }) => ({ distance, object: presentObject(object) })), complete };
    },
  );
}
