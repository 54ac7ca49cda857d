import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { SOURCE_KINDS, type Source, type SourceFields } from '../../../domain/observatory/source.js';
import { ObservatoryDatabase } from '../../../ports/observatory/observatory.database.js';
import { SourceService } from '../../../services/observatory/source.service.js';
import type { ComponentSource } from '../component-source.js';
import { cursorEnvelope, cursorPageOf, cursorQuery } from '../cursor-paging.js';
import { itemText } from './observatory-wire.js';
import { problemResponse } from '../problem.schema.js';
import { transactional } from '../transactional.js';

const CREATED = 201;
const PATH = '/api/observatory/sources';
const name = itemText('source');

export const newSourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), name, ra: z.number(), dec: z.number() }),
  z.strictObject({ kind: z.literal('solar system'), name, naif_id: z.int() }),
  z.strictObject({
    kind: z.literal('constant elevation'),
    name,
    azimuth_from: z.number(),
    azimuth_to: z.number(),
    elevation: z.number(),
  }),
]);

export const sourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fixed'), name: z.string(), ra: z.number(), dec: z.number() }),
  z.object({ kind: z.literal('solar system'), name: z.string(), naif_id: z.int() }),
  z.object({
    kind: z.literal('constant elevation'),
    name: z.string(),
    azimuth_from: z.number(),
    azimuth_to: z.number(),
    elevation: z.number(),
  }),
]);

export const sourcePageSchema = cursorPageOf(sourceSchema);

/** What a telescope can be pointed at. Angles are degrees; a fixed source is ICRS. */
export function sourceRoutes(app: FastifyInstance, components: ComponentSource): void {
  const sources = components.resolve(SourceService);
  const database = components.resolve(ObservatoryDatabase);
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const tags = ['observatory'];

  routes.get(
    PATH,
    {
      config: { permission: 'observatory:read' },
      schema: {
        tags,
        summary: 'List sources, ordered by name; all, or those of a kind',
        querystring: cursorQuery.extend({ kind: z.enum(SOURCE_KINDS).optional() }),
        response: { 200: sourcePageSchema, default: problemResponse },
      },
    },
    async ({ query }, reply) =>
      cursorEnvelope(await transactional(database, { readOnly: true }, reply, () => sources.list(query, query)), presentSource),
  );

  routes.get(
    `${PATH}/:name`,
    {
      config: { permission: 'observatory:read' },
      schema: { tags, summary: 'Read one source', params: z.object({ name }), response: { 200: sourceSchema, default: problemResponse } },
    },
    async ({ params }, reply) => presentSource(await transactional(database, { readOnly: true }, reply, () => sources.get(params.name))),
  );

  routes.post(
    PATH,
    {
      config: { permission: 'observatory:operate' },
      schema: {
        tags,
        summary: 'Add a source of one of the three kinds',
        body: newSourceSchema,
        response: { 201: sourceSchema, default: problemResponse },
      },
    },
    async ({ body }, reply) => {
      const source = await transactional(database, { readOnly: false }, reply, () => sources.add(fieldsOf(body)));
      return reply
        .code(CREATED)
        .header('location', `${PATH}/${encodeURIComponent(source.name)}`)
        .send(presentSource(source));
    },
  );
}

function fieldsOf(body: z.output<typeof newSourceSchema>): SourceFields {
  switch (body.kind) {
    case 'fixed':
      return body;
    case 'solar system':
      return { kind: body.kind, name: body.name, naifId: body.naif_id };
    case 'constant elevation': {
      const { kind, azimuth_from: azimuthFrom, azimuth_to: azimuthTo, elevation } = body;
      return { kind, name: body.name, azimuthFrom, azimuthTo, elevation };
    }
  }
}

function presentSource(source: Source): z.output<typeof sourceSchema> {
  switch (source.kind) {
    case 'fixed':
      return { kind: source.kind, name: source.name, ra: source.ra, dec: source.dec };
    case 'solar system':
      return { kind: source.kind, name: source.name, naif_id: source.naifId };
    case 'constant elevation': {
      const { kind, azimuthFrom, azimuthTo, elevation } = source;
      return { kind, name: source.name, azimuth_from: azimuthFrom, azimuth_to: azimuthTo, elevation };
    }
  }
}
