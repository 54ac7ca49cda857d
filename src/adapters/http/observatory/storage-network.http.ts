import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { LOCATION_PURPOSES, STORAGE_KINDS } from '../../../domain/observatory/data-location.js';
import { ROUTE_KINDS } from '../../../domain/observatory/data-transfer-route.js';
import { ObservatoryDatabase } from '../../../ports/observatory/observatory.database.js';
import { StorageNetworkService } from '../../../services/observatory/storage-network.service.js';
import type { ComponentSource } from '../component-source.js';
import { problemResponse } from '../problem.schema.js';
import { transactional } from '../transactional.js';

const PATH = '/api/observatory';

export const siteSchema = z.object({ name: z.string(), full_name: z.string() });

export const dataLocationSchema = z.object({
  name: z.string(),
  site: z.string(),
  purpose: z.enum(LOCATION_PURPOSES),
  storage: z.enum(STORAGE_KINDS),
  priority: z.int(),
  root: z.string(),
});

export const transferRouteSchema = z.object({
  name: z.string(),
  kind: z.enum(ROUTE_KINDS),
  origin: z.string(),
  relay: z.string().nullable(),
  destination: z.string(),
});

/** The sites, their storages and the routes between them; few enough to be listed whole. */
export function storageNetworkRoutes(app: FastifyInstance, components: ComponentSource): void {
  const network = components.resolve(StorageNetworkService);
  const database = components.resolve(ObservatoryDatabase);
  const routes = app.withTypeProvider<ZodTypeProvider>();

  routes.get(
    `${PATH}/sites`,
    {
      config: { permission: 'observatory:read' },
      schema: {
        tags: ['observatory'],
        summary: 'Every site, ordered by name',
        response: { 200: z.array(siteSchema), default: problemResponse },
      },
    },
    async (_request, reply) => {
      const sites = await transactional(database, { readOnly: true }, reply, () => network.listSites());
      return sites.map(({ name, fullName }) => ({ name, full_name: fullName }));
    },
  );

  routes.get(
    `${PATH}/locations`,
    {
      config: { permission: 'observatory:read' },
      schema: {
        tags: ['observatory'],
        summary: 'Every data location, ordered by name',
        response: { 200: z.array(dataLocationSchema), default: problemResponse },
      },
    },
    async (_request, reply) => {
      const locations = await transactional(database, { readOnly: true }, reply, () => network.listLocations());
      return locations.map(({ name, site, purpose, storage, priority, root }) => ({ name, site, purpose, storage, priority, root }));
    },
  );

  routes.get(
    `${PATH}/routes`,
    {
      config: { permission: 'observatory:read' },
      schema: {
        tags: ['observatory'],
        summary: 'Every route, ordered by name',
        response: { 200: z.array(transferRouteSchema), default: problemResponse },
      },
    },
    async (_request, reply) => {
      const found = await transactional(database, { readOnly: true }, reply, () => network.listRoutes());
      return found.map(({ name, kind, origin, relay, destination }) => ({ name, kind, origin, relay: relay ?? null, destination }));
    },
  );
}
