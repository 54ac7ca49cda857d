import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { ComponentSource } from './component-source.js';
import type { Drain } from './drain.js';
import { problemResponse } from './problem.schema.js';

const READY = 200;
const NOT_READY = 503;
const JSON_MEDIA_TYPE = 'application/json; charset=utf-8';
const ALIVE = JSON.stringify({ status: 'alive' });

export const livenessSchema = z.object({ status: z.literal('alive') });

export const readinessSchema = z.object({
  status: z.enum(['ready', 'not ready', 'stopping']),
  /** Components that say how they are; what else they say is for the operator's log and not for the network. */
  components: z.array(z.object({ component: z.string(), status: z.enum(['up', 'degraded', 'down']) })),
});

/**
 * `/livez`: the process answers; restart it when it does not. `/readyz`: requests can be served; send none while it
 * says 503, which it does from the moment the service begins to stop, before its sockets close.
 */
export function healthRoutes(app: FastifyInstance, components: ComponentSource, drain: Drain): void {
  app.get(
    '/livez',
    {
      config: { permission: 'open' },
      schema: { tags: ['service'], summary: 'The process answers', response: { 200: livenessSchema, default: problemResponse } },
    },
    (_request, reply) => reply.type(JSON_MEDIA_TYPE).send(ALIVE),
  );
  app.get(
    '/readyz',
    {
      config: { permission: 'open' },
      schema: {
        tags: ['service'],
        summary: 'Requests can be served',
        response: { 200: readinessSchema, 503: readinessSchema, default: problemResponse },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      if (drain.draining) return reply.code(NOT_READY).send({ status: 'stopping', components: [] });
      const report = await components.health();
      const notUp = report.components.filter(({ status }) => status !== 'up');
      if (notUp.length > 0) request.log.warn({ request_id: request.id, components: notUp }, 'not everything is up');
      return reply.code(report.ready ? READY : NOT_READY).send({
        status: report.ready ? 'ready' : 'not ready',
        components: report.components.map(({ component, status }) => ({ component, status })),
      });
    },
  );
}
