import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { computeElementName } from '../../../domain/pilots/compute-element-name.js';
import { PILOT_STATUSES } from '../../../domain/pilots/pilot-status.js';
import type { PilotSubmission } from '../../../domain/pilots/pilot-submission.js';
import { PilotId } from '../../../domain/shared/ids.js';
import { PilotsDatabase } from '../../../ports/pilots/pilots.database.js';
import { PilotSubmissionService } from '../../../services/pilots/pilot-submission.service.js';
import type { ComponentSource } from '../component-source.js';
import { cursorEnvelope, cursorPageOf, cursorQuery } from '../cursor-paging.js';
import { problemResponse } from '../problem.schema.js';
import { transactional } from '../transactional.js';
import { domainText, instant, int64Id } from '../wire.js';

const PATH = '/api/my_pilots';
const status = z.enum(PILOT_STATUSES);

/** The clients of this resource, which were there before us, take the id as a number. */
const pilotId = z.int();

export const submittedPilotSchema = z.object({ pilot_id: pilotId });

export const pilotSchema = z.object({
  pilot_id: pilotId,
  ce_name: z.string(),
  status,
  submitted_at: instant,
  updated_at: instant,
});

export const pilotPageSchema = cursorPageOf(pilotSchema);

export const pilotSummarySchema = z.object({ submitted: z.int(), running: z.int(), done: z.int(), failed: z.int() });

export const pilotHistorySchema = z.array(z.object({ status, moved_at: instant }));

/** Submit pilots, move them, list them, and sum them up. */
export function pilotSubmissionRoutes(app: FastifyInstance, components: ComponentSource): void {
  const pilots = components.resolve(PilotSubmissionService);
  const database = components.resolve(PilotsDatabase);
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const onePilot = z.object({ id: int64Id });

  routes.post(
    `${PATH}/submit/:ce_name`,
    {
      config: { permission: 'pilots:operate' },
      schema: {
        tags: ['pilots'],
        summary: 'Submit a pilot to a compute element',
        params: z.object({ ce_name: domainText(computeElementName) }),
        response: { 200: submittedPilotSchema, default: problemResponse },
      },
    },
    async ({ params }, reply) => {
      const claiming = { readOnly: false, isolation: database.holdIsolation };
      const pilot = await transactional(database, claiming, reply, () => pilots.submit(params.ce_name));
      return { pilot_id: Number(pilot.id) };
    },
  );

  routes.get(
    `${PATH}/summary`,
    {
      config: { permission: 'pilots:read' },
      schema: {
        tags: ['pilots'],
        summary: 'How many pilots there are in each status',
        response: { 200: pilotSummarySchema, default: problemResponse },
      },
    },
    async (_request, reply) => transactional(database, { readOnly: true }, reply, () => pilots.summary()),
  );

  routes.get(
    `${PATH}/pilots`,
    {
      config: { permission: 'pilots:read' },
      schema: {
        tags: ['pilots'],
        summary: 'List pilots, ordered by id; all or those of one status',
        querystring: cursorQuery.extend({ status: status.optional() }),
        response: { 200: pilotPageSchema, default: problemResponse },
      },
    },
    async ({ query }, reply) =>
      cursorEnvelope(await transactional(database, { readOnly: true }, reply, () => pilots.list(query)), presentPilot),
  );

  routes.patch(
    `${PATH}/pilots/:id`,
    {
      config: { permission: 'pilots:operate' },
      schema: {
        tags: ['pilots'],
        summary: 'Move a pilot to another status',
        params: onePilot,
        body: z.strictObject({ status }),
        response: { 200: pilotSchema, default: problemResponse },
      },
    },
    async ({ params, body }, reply) =>
      presentPilot(await transactional(database, { readOnly: false }, reply, () => pilots.move(PilotId(params.id), body.status))),
  );

  routes.get(
    `${PATH}/pilots/:id/history`,
    {
      config: { permission: 'pilots:read' },
      schema: {
        tags: ['pilots'],
        summary: 'The moves of a pilot, oldest first',
        params: onePilot,
        response: { 200: pilotHistorySchema, default: problemResponse },
      },
    },
    async ({ params }, reply) => {
      const moves = await transactional(database, { readOnly: true }, reply, () => pilots.history(PilotId(params.id)));
      return moves.map((move) => ({ status: move.status, moved_at: move.movedAt.toString() }));
    },
  );
}

function presentPilot(pilot: PilotSubmission): z.output<typeof pilotSchema> {
  return {
    pilot_id: Number(pilot.id),
    ce_name: pilot.ceName,
    status: pilot.status,
    submitted_at: pilot.submittedAt.toString(),
    updated_at: pilot.updatedAt.toString(),
  };
}
