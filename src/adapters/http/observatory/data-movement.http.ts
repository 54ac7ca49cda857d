import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { DataMovement } from '../../../domain/observatory/data-movement.js';
import { DataMovementId, RawDataPackageId } from '../../../domain/observatory/ids.js';
import { MOVEMENT_STATUSES } from '../../../domain/observatory/movement-status.js';
import { observatoryName } from '../../../domain/observatory/observatory-text.js';
import { ObservatoryDatabase } from '../../../ports/observatory/observatory.database.js';
import { DataMovementService } from '../../../services/observatory/data-movement.service.js';
import { ObservatoryRecordsService } from '../../../services/observatory/observatory-records.service.js';
import { StagingService } from '../../../services/observatory/staging.service.js';
import type { ComponentSource } from '../component-source.js';
import { cursorEnvelope, cursorPageOf, cursorQuery } from '../cursor-paging.js';
import { problemResponse } from '../problem.schema.js';
import { transactional } from '../transactional.js';
import { domainText, instant, int64, int64Id } from '../wire.js';

const ACCEPTED = 202;
const PATH = '/api/observatory/movements';
const kind = z.enum(['transfer', 'archive', 'staging']);
const status = z.enum(MOVEMENT_STATUSES);

export const dataMovementSchema = z.object({
  id: int64,
  kind,
  /** The package that is moved: a raw data package, or for a transfer a data transfer package. */
  item: z.string().meta({ format: 'uuid' }),
  origin: z.string(),
  destination: z.string(),
  status,
  attempts: z.int(),
  failure: z.string().nullable(),
  created_at: instant,
  updated_at: instant,
});

export const dataMovementPageSchema = cursorPageOf(dataMovementSchema);

export const movementLogSchema = z.array(z.object({ attempt: z.int(), status, at: instant, message: z.string().nullable() }));

export const stagingRequestSchema = z.strictObject({
  package: domainText(RawDataPackageId).meta({ format: 'uuid' }),
  /** A processing location. */
  destination: domainText((text) => observatoryName('destination', text)).meta({ examples: ['cologne_processing'] }),
});

/** List and read transfers, archivings and stagings; put one in line, and ask for a staging. The workflow does them. */
export function dataMovementRoutes(app: FastifyInstance, components: ComponentSource): void {
  const records = components.resolve(ObservatoryRecordsService);
  const movements = components.resolve(DataMovementService);
  const staging = components.resolve(StagingService);
  const database = components.resolve(ObservatoryDatabase);
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const oneMovement = z.object({ id: int64Id });

  routes.get(
    PATH,
    {
      config: { permission: 'observatory:read' },
      schema: {
        tags: ['observatory'],
        summary: 'List the movements of a kind, ordered by id; all, or those of one status',
        querystring: cursorQuery.extend({ kind, status: status.optional() }),
        response: { 200: dataMovementPageSchema, default: problemResponse },
      },
    },
    async ({ query }, reply) =>
      cursorEnvelope(
        await transactional(database, { readOnly: true }, reply, () => records.listMovements(query.kind, query)),
        presentMovement,
      ),
  );

  routes.get(
    `${PATH}/:id`,
    {
      config: { permission: 'observatory:read' },
      schema: {
        tags: ['observatory'],
        summary: 'Read one movement',
        params: oneMovement,
        response: { 200: dataMovementSchema, default: problemResponse },
      },
    },
    async ({ params }, reply) =>
      presentMovement(await transactional(database, { readOnly: true }, reply, () => records.movement(DataMovementId(params.id)))),
  );

  routes.get(
    `${PATH}/:id/log`,
    {
      config: { permission: 'observatory:read' },
      schema: {
        tags: ['observatory'],
        summary: 'Everything that happened to a movement, in order',
        params: oneMovement,
        response: { 200: movementLogSchema, default: problemResponse },
      },
    },
    async ({ params }, reply) => {
      const log = await transactional(database, { readOnly: true }, reply, () => records.log(DataMovementId(params.id)));
      return log.map((event) => ({
        attempt: event.attempt,
        status: event.status,
        at: event.at.toString(),
        message: event.message ?? null,
      }));
    },
  );

  routes.post(
    `${PATH}/:id/schedule`,
    {
      config: { permission: 'observatory:operate' },
      schema: {
        tags: ['observatory'],
        summary: 'Put a pending movement in line',
        params: oneMovement,
        response: { 200: dataMovementSchema, default: problemResponse },
      },
    },
    async ({ params }, reply) =>
      presentMovement(await transactional(database, { readOnly: false }, reply, () => movements.schedule(DataMovementId(params.id)))),
  );

  routes.post(
    '/api/observatory/staging_requests',
    {
      config: { permission: 'observatory:operate' },
      schema: {
        tags: ['observatory'],
        summary: 'Ask for an archived package at a processing location; while one is open, asking again gives that one',
        body: stagingRequestSchema,
        response: { 202: dataMovementSchema, default: problemResponse },
      },
    },
    async ({ body }, reply) => {
      const movement = await transactional(database, { readOnly: false }, reply, () => staging.request(body.package, body.destination));
      return reply
        .code(ACCEPTED)
        .header('location', `${PATH}/${String(movement.id)}`)
        .send(presentMovement(movement));
    },
  );
}

function presentMovement(movement: DataMovement): z.output<typeof dataMovementSchema> {
  return {
    id: String(movement.id),
    kind: movement.item.kind,
    item: movement.item.id,
    origin: movement.origin,
    destination: movement.destination,
    status: movement.status,
    attempts: movement.attempts,
    failure: movement.failure ?? null,
    created_at: movement.createdAt.toString(),
    updated_at: movement.updatedAt.toString(),
  };
}
