import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { COPY_STATUSES } from '../../../domain/observatory/copy-status.js';
import { MOVEMENT_STATUSES } from '../../../domain/observatory/movement-status.js';
import { ObservatoryDatabase } from '../../../ports/observatory/observatory.database.js';
import { ObservatoryWorkflowService } from '../../../services/observatory/observatory-workflow.service.js';
import type { ComponentSource } from '../component-source.js';
import { problemResponse } from '../problem.schema.js';
import { transactional } from '../transactional.js';

export const observatoryStatusSchema = z.object({
  waiting_for_package: z.int(),
  movements: z.array(z.object({ kind: z.enum(['transfer', 'archive', 'staging']), status: z.enum(MOVEMENT_STATUSES), count: z.int() })),
  copies: z.array(z.object({ location: z.string(), status: z.enum(COPY_STATUSES), count: z.int() })),
  /** How many steps of the workflow keep failing. */
  failing: z.int(),
});

/** How far the data have come, from the telescope to the archive. */
export function observatoryStatusRoutes(app: FastifyInstance, components: ComponentSource): void {
  const workflow = components.resolve(ObservatoryWorkflowService);
  const database = components.resolve(ObservatoryDatabase);

  app.withTypeProvider<ZodTypeProvider>().get(
    '/api/observatory/status',
    {
      config: { permission: 'observatory:read' },
      schema: {
        tags: ['observatory'],
        summary: 'What waits to be packaged, movements by kind and status, copies by location and status; read at one moment',
        response: { 200: observatoryStatusSchema, default: problemResponse },
      },
    },
    async (_request, reply) => {
      const { waitingForPackage, movements, copies, failing } = await transactional(database, { readOnly: true }, reply, () =>
        workflow.status(),
      );
      return { waiting_for_package: waitingForPackage, movements: [...movements], copies: [...copies], failing };
    },
  );
}
