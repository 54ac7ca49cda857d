import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { computeElementName } from '../../../domain/pilots/compute-element-name.js';
import type { ComputeElement } from '../../../domain/pilots/compute-element.js';
import { PilotsDatabase } from '../../../ports/pilots/pilots.database.js';
import { ComputeElementService } from '../../../services/pilots/compute-element.service.js';
import type { ComponentSource } from '../component-source.js';
import { cursorEnvelope, cursorPageOf, cursorQuery } from '../cursor-paging.js';
import { problemResponse } from '../problem.schema.js';
import { transactional } from '../transactional.js';
import { domainText } from '../wire.js';

const CREATED = 201;
const PATH = '/api/my_pilots/compute_elements';
const LARGEST_CAPACITY = 2_147_483_647;

export const newComputeElementSchema = z.strictObject({
  name: domainText(computeElementName).meta({ examples: ['ce.example.org'] }),
  capacity: z.int().min(0).max(LARGEST_CAPACITY),
  success_rate: z.number().min(0).max(1),
  enabled: z.boolean().default(true),
});

export const computeElementSchema = z.object({ name: z.string(), capacity: z.int(), success_rate: z.number(), enabled: z.boolean() });

export const computeElementPageSchema = cursorPageOf(computeElementSchema);

export const availableSchema = z.array(
  z.object({ name: z.string(), capacity: z.int(), success_rate: z.number(), available_slots: z.int() }),
);

/** Add, list, enable and disable compute elements, and tell which have room. */
export function computeElementRoutes(app: FastifyInstance, components: ComponentSource): void {
  const elements = components.resolve(ComputeElementService);
  const database = components.resolve(PilotsDatabase);
  const routes = app.withTypeProvider<ZodTypeProvider>();

  routes.post(
    PATH,
    {
      config: { permission: 'pilots:operate' },
      schema: {
        tags: ['pilots'],
        summary: 'Add a compute element',
        body: newComputeElementSchema,
        response: { 201: computeElementSchema, default: problemResponse },
      },
    },
    async ({ body: { success_rate: successRate, ...fields } }, reply) => {
      const element = await transactional(database, { readOnly: false }, reply, () => elements.add({ ...fields, successRate }));
      return reply.code(CREATED).send(presentComputeElement(element));
    },
  );

  routes.get(
    PATH,
    {
      config: { permission: 'pilots:read' },
      schema: {
        tags: ['pilots'],
        summary: 'List compute elements, ordered by name',
        querystring: cursorQuery,
        response: { 200: computeElementPageSchema, default: problemResponse },
      },
    },
    async ({ query }, reply) =>
      cursorEnvelope(await transactional(database, { readOnly: true }, reply, () => elements.list(query)), presentComputeElement),
  );

  routes.patch(
    `${PATH}/:name`,
    {
      config: { permission: 'pilots:operate' },
      schema: {
        tags: ['pilots'],
        summary: 'Enable or disable a compute element',
        params: z.object({ name: domainText(computeElementName) }),
        body: z.strictObject({ enabled: z.boolean() }),
        response: { 200: computeElementSchema, default: problemResponse },
      },
    },
    async ({ params: { name }, body: { enabled } }, reply) => {
      const change = (): Promise<ComputeElement> => (enabled ? elements.enable(name) : elements.disable(name));
      return presentComputeElement(await transactional(database, { readOnly: false }, reply, change));
    },
  );

  routes.get(
    '/api/my_pilots/available',
    {
      config: { permission: 'pilots:read' },
      schema: {
        tags: ['pilots'],
        summary: 'Enabled compute elements with a free slot, ordered by name',
        response: { 200: availableSchema, default: problemResponse },
      },
    },
    async (_request, reply) => {
      const available = await transactional(database, { readOnly: true }, reply, () => elements.available());
      return available.map(({ name, capacity, successRate, availableSlots }) => ({
        name,
        capacity,
        success_rate: successRate,
        available_slots: availableSlots,
      }));
    },
  );
}

function presentComputeElement({ name, capacity, successRate, enabled }: ComputeElement): z.output<typeof computeElementSchema> {
  return { name, capacity, success_rate: successRate, enabled };
}
