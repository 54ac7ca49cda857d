import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { COPY_STATUSES } from '../../../domain/observatory/copy-status.js';
import { PhysicalCopyId } from '../../../domain/observatory/ids.js';
import { observatoryName } from '../../../domain/observatory/observatory-text.js';
import { ObservatoryDatabase } from '../../../ports/observatory/observatory.database.js';
import { ObservatoryRecordsService } from '../../../services/observatory/observatory-records.service.js';
import { PhysicalCopyService } from '../../../services/observatory/physical-copy.service.js';
import type { ComponentSource } from '../component-source.js';
import { cursorEnvelope, cursorPageOf, cursorQuery } from '../cursor-paging.js';
import { physicalCopySchema, presentCopy } from './physical-copy.schema.js';
import { problemResponse } from '../problem.schema.js';
import { transactional } from '../transactional.js';
import { domainText, int64Id } from '../wire.js';

const PATH = '/api/observatory/copies';

export const physicalCopyPageSchema = cursorPageOf(physicalCopySchema);

/** List and read the copies of files and packages, and decide that one is deleted. */
export function physicalCopyRoutes(app: FastifyInstance, components: ComponentSource): void {
  const records = components.resolve(ObservatoryRecordsService);
  const copies = components.resolve(PhysicalCopyService);
  const database = components.resolve(ObservatoryDatabase);
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const oneCopy = z.object({ id: int64Id });

  routes.get(
    PATH,
    {
      config: { permission: 'observatory:read' },
      schema: {
        tags: ['observatory'],
        summary: 'List copies, ordered by id; all, or those of one status, or at one location',
        querystring: cursorQuery.extend({
          status: z.enum(COPY_STATUSES).optional(),
          location: domainText((text) => observatoryName('location', text)).optional(),
        }),
        response: { 200: physicalCopyPageSchema, default: problemResponse },
      },
    },
    async ({ query }, reply) =>
      cursorEnvelope(await transactional(database, { readOnly: true }, reply, () => records.listCopies(query, query)), presentCopy),
  );

  routes.get(
    `${PATH}/:id`,
    {
      config: { permission: 'observatory:read' },
      schema: {
        tags: ['observatory'],
        summary: 'Read one copy',
        params: oneCopy,
        response: { 200: physicalCopySchema, default: problemResponse },
      },
    },
    async ({ params }, reply) =>
      presentCopy(await transactional(database, { readOnly: true }, reply, () => records.copy(PhysicalCopyId(params.id)))),
  );

  routes.post(
    `${PATH}/:id/schedule_deletion`,
    {
      config: { permission: 'observatory:operate' },
      schema: {
        tags: ['observatory'],
        summary: 'Decide that a copy whose deletion is possible is deleted by the next run of the workflow',
        params: oneCopy,
        response: { 200: physicalCopySchema, default: problemResponse },
      },
    },
    async ({ params }, reply) =>
      presentCopy(await transactional(database, { readOnly: false }, reply, () => copies.scheduleDeletion(PhysicalCopyId(params.id)))),
  );
}
