import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Pipeline } from '../../../domain/catalog/pipeline.js';
import { CatalogDatabase } from '../../../ports/catalog/catalog.database.js';
import { PipelineService } from '../../../services/catalog/pipeline.service.js';
import { keyText } from './catalog-wire.js';
import type { ComponentSource } from '../component-source.js';
import { numberedEnvelope, numberedPageOf, numberedQuery } from '../numbered-paging.js';
import { problemResponse } from '../problem.schema.js';
import { transactional } from '../transactional.js';
import { givenInstant, instant } from '../wire.js';

const PATH = '/api/catalog/pipelines';

export const newPipelineSchema = z.strictObject({
  pipeline_id: keyText('pipeline_id'),
  step_id_corr: keyText('step_id_corr').nullable().default(null),
  step_id_feat: keyText('step_id_feat').nullable().default(null),
  step_id_clf: keyText('step_id_clf').nullable().default(null),
  step_id_out: keyText('step_id_out').nullable().default(null),
  step_id_stamp: keyText('step_id_stamp').nullable().default(null),
  date: givenInstant,
});

export const pipelineSchema = z.object({
  pipeline_id: z.string(),
  step_id_corr: z.string().nullable(),
  step_id_feat: z.string().nullable(),
  step_id_clf: z.string().nullable(),
  step_id_out: z.string().nullable(),
  step_id_stamp: z.string().nullable(),
  date: instant,
});

export const pipelinePageSchema = numberedPageOf(pipelineSchema);

/** Which steps worked together. */
export function pipelineRoutes(app: FastifyInstance, components: ComponentSource): void {
  const pipelines = components.resolve(PipelineService);
  const database = components.resolve(CatalogDatabase);
  const routes = app.withTypeProvider<ZodTypeProvider>();

  routes.get(
    PATH,
    {
      config: { permission: 'catalog:read' },
      schema: {
        tags: ['catalog'],
        summary: 'List pipelines, ordered by id',
        querystring: numberedQuery,
        response: { 200: pipelinePageSchema, default: problemResponse },
      },
    },
    async ({ query: { page, per_page: perPage } }, reply) =>
      numberedEnvelope(await transactional(database, { readOnly: true }, reply, () => pipelines.list({ page, perPage })), presentPipeline),
  );

  routes.get(
    `${PATH}/:pipeline_id`,
    {
      config: { permission: 'catalog:read' },
      schema: {
        tags: ['catalog'],
        summary: 'Read one pipeline',
        params: z.object({ pipeline_id: keyText('pipeline_id') }),
        response: { 200: pipelineSchema, default: problemResponse },
      },
    },
    async ({ params }, reply) =>
      presentPipeline(await transactional(database, { readOnly: true }, reply, () => pipelines.get(params.pipeline_id))),
  );

  routes.post(
    PATH,
    {
      config: { permission: 'catalog:ingest' },
      schema: {
        tags: ['catalog'],
        summary: 'Add a pipeline of steps that are stored; a stored one is given as it is',
        body: newPipelineSchema,
        response: { 200: pipelineSchema, 201: pipelineSchema, default: problemResponse },
      },
    },
    async ({ body }, reply) => {
      const given = {
        pipelineId: body.pipeline_id,
        stepIdCorr: body.step_id_corr,
        stepIdFeat: body.step_id_feat,
        stepIdClf: body.step_id_clf,
        stepIdOut: body.step_id_out,
        stepIdStamp: body.step_id_stamp,
        date: body.date,
      };
      const { item, created } = await transactional(database, { readOnly: false }, reply, () => pipelines.getOrCreate(given));
      return reply.code(created ? 201 : 200).send(presentPipeline(item));
    },
  );
}

function presentPipeline(pipeline: Pipeline): z.output<typeof pipelineSchema> {
  return {
    pipeline_id: pipeline.pipelineId,
    step_id_corr: pipeline.stepIdCorr,
    step_id_feat: pipeline.stepIdFeat,
    step_id_clf: pipeline.stepIdClf,
    step_id_out: pipeline.stepIdOut,
    step_id_stamp: pipeline.stepIdStamp,
    date: pipeline.date.toString(),
  };
}
