import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AllowedMethods } from './allowed-methods.js';
import { challengeOf } from './authentication.js';
import { toSextantError } from './framework-errors.js';
import { HttpMethodNotAllowed, HttpRouteNotFound } from './http-request.errors.js';
import { PROBLEM_MEDIA_TYPE, problemOf } from './problem.js';

const LOWEST_SERVER_FAULT = 500;
const UNAVAILABLE = 503;

/** Answers a failed request with its problem document, and logs the cause of what was our fault. */
export function answerProblem(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const error = toSextantError(thrown, request.server.initialConfig.bodyLimit ?? 0);
  const problem = problemOf(error, request.raw.url ?? '/', request.id);
  if (problem.status >= LOWEST_SERVER_FAULT) {
    const { transaction } = error.facts;
    const where = typeof transaction === 'string' ? { transaction } : {};
    request.log.error({ request_id: request.id, code: error.code, ...where, err: error }, 'request failed');
  }
  if (error instanceof HttpMethodNotAllowed) reply.header('allow', error.allowed.join(', '));
  const challenge = challengeOf(error);
  if (challenge !== undefined) reply.header('www-authenticate', challenge);
  // Only what has no effect is safe to repeat without looking.
  if (problem.status === UNAVAILABLE && (request.method === 'GET' || request.method === 'HEAD')) reply.header('retry-after', '1');
  reply.code(problem.status).type(PROBLEM_MEDIA_TYPE).header('cache-control', 'no-store').send(JSON.stringify(problem));
}

/** Makes every failure of the service a problem document, unknown paths and wrong methods included. */
export function installProblems(app: FastifyInstance, methods: AllowedMethods): void {
  app.setErrorHandler(answerProblem);
  app.setNotFoundHandler((request, reply) => answerProblem(unrouted(request, methods), request, reply));
  // Before the body is read: an unknown path is not found whatever was sent to it.
  app.addHook('onRequest', (request, _reply, done) => done(request.is404 ? unrouted(request, methods) : undefined));
}

function unrouted(request: FastifyRequest, methods: AllowedMethods): HttpMethodNotAllowed | HttpRouteNotFound {
  const allowed = methods.of(request.raw.url ?? '/');
  return allowed.length === 0 || allowed.includes(request.method)
    ? new HttpRouteNotFound()
    : new HttpMethodNotAllowed(request.method, allowed);
}
