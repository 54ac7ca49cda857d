import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { commentText } from '../../../domain/catalog/filled-text.js';
import type { Step } from '../../../domain/catalog/step.js';
import { CatalogDatabase } from '../../../ports/catalog/catalog.database.js';
import { StepService } from '../../../services/catalog/step.service.js';
import { keyText } from './catalog-wire.js';
import type { ComponentSource } from '../component-source.js';
import { numberedEnvelope, numberedPageOf, numberedQuery } from '../numbered-paging.js';
import { problemResponse } from '../problem.schema.js';
import { transactional } from '../transactional.js';
import { domainText, givenInstant, instant } from '../wire.js';

const PATH = '/api/catalog/steps';

export const newStepSchema = z.strictObject({
  step_id: keyText('step_id'),
  name: keyText('name'),
  version: keyText('version'),
  comments: domainText((text) => commentText('comments', text)).default(''),
  date: givenInstant,
});

export const stepSchema = z.object({
  step_id: z.string(),
  name: z.string(),
  version: z.string(),
  comments: z.string(),
  date: instant,
});

export const stepPageSchema = numberedPageOf(stepSchema);

/** Versions of the programs of the pipeline. */
export function stepRoutes(app: FastifyInstance, components: ComponentSource): void {
  const steps = components.resolve(StepService);
  const database = components.resolve(CatalogDatabase);
  const routes = app.withTypeProvider<ZodTypeProvider>();

  routes.get(
    PATH,
    {
      config: { permission: 'catalog:read' },
      schema: {
        tags: ['catalog'],
        summary: 'List steps, ordered by id',
        querystring: numberedQuery,
        response: { 200: stepPageSchema, default: problemResponse },
      },
    },
    async ({ query: { page, per_page: perPage } }, reply) =>
      numberedEnvelope(await transactional(database, { readOnly: true }, reply, () => steps.list({ page, perPage })), presentStep),
  );

  routes.get(
    `${PATH}/:step_id`,
    {
      config: { permission: 'catalog:read' },
      schema: {
        tags: ['catalog'],
        summary: 'Read one step',
        params: z.object({ step_id: keyText('step_id') }),
        response: { 200: stepSchema, default: problemResponse },
      },
    },
    async ({ params }, reply) => presentStep(await transactional(database, { readOnly: true }, reply, () => steps.get(params.step_id))),
  );

  routes.post(
    PATH,
    {
      config: { permission: 'catalog:ingest' },
      schema: {
        tags: ['catalog'],
        summary: 'Add a version of a program; a stored one is given as it is',
        body: newStepSchema,
        response: { 200: stepSchema, 201: stepSchema, default: problemResponse },
      },
    },
    async ({ body }, reply) => {
      const given = { stepId: body.step_id, name: body.name, version: body.version, comments: body.comments, date: body.date };
      const { item, created } = await transactional(database, { readOnly: false }, reply, () => steps.getOrCreate(given));
      return reply.code(created ? 201 : 200).send(presentStep(item));
    },
  );
}

function presentStep(step: Step): z.output<typeof stepSchema> {
  return { step_id: step.stepId, name: step.name, version: step.version, comments: step.comments, date: step.date.toString() };
}
