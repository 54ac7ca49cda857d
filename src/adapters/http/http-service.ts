import { fastify, LogController, type FastifyInstance } from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import type { DestinationStream } from 'pino';
import type { HttpSettings, Settings } from '../../ports/shared/settings.js';
import { AllowedMethods } from './allowed-methods.js';
import { authenticated } from './authentication.js';
import { answerClientError } from './client-error.js';
import type { ComponentSource } from './component-source.js';
import { Drain } from './drain.js';
import { healthRoutes } from './health.http.js';
import { homeRoute } from './home.http.js';
import { createHttpLogger } from './http-log.js';
import { documentRoutes } from './openapi.js';
import { answerProblem, installProblems } from './problem-handler.js';
import { namedSchemas, resourceRoutes } from './routes.js';

const BODY_LIMIT_BYTES = 1_048_576;
const LONGEST_PATH_SEGMENT = 500;
const REQUEST_ARRIVAL_MILLISECONDS = 30_000;
const KEEP_ALIVE_MILLISECONDS = 72_000;
const API_VERSION = '1';
const LEVELS_WITH_ANSWERS: ReadonlySet<string> = new Set(['info', 'debug', 'trace']);

/** What the service reads of the settings. */
export interface HttpServiceSettings extends Pick<Settings, 'log'> {
  readonly http: Pick<HttpSettings, 'authentication'>;
}

export interface HttpServiceOptions {
  /** Where log lines go; default standard error. */
  readonly logTo?: DestinationStream | undefined;
  /** Shared with whoever stops the service. */
  readonly drain?: Drain | undefined;
}

/**
 * The HTTP service without a socket: every route over the components of a started container. `inject` asks it directly
 * in tests; `startHttpService` puts it on a port.
 */
export function createHttpService(
  components: ComponentSource,
  settings: HttpServiceSettings,
  { logTo, drain = new Drain() }: HttpServiceOptions = {},
): FastifyInstance {
  const app: FastifyInstance = fastify({
    ...(settings.log.level !== 'silent' && { loggerInstance: createHttpLogger(settings, logTo) }),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_ARRIVAL_MILLISECONDS,
    keepAliveTimeout: KEEP_ALIVE_MILLISECONDS,
    // A request that reached us is answered, also while draining; its connection closes after it.
    return503OnClosing: false,
    // Fastify loads its own compilers unless others are named: Ajv alone is 50 ms of every start.
    schemaController: { compilersFactory: { buildValidator: neverBuilt, buildSerializer: neverBuilt } },
    routerOptions: { maxParamLength: LONGEST_PATH_SEGMENT },
    frameworkErrors: (error, request, reply) => answerProblem(error, request, reply),
    clientErrorHandler: answerClientError,
  });
  const methods = new AllowedMethods();

  app.setValidatorCompiler(validatorCompiler);
  // The presenters are typed by the response schemas and the tests hold every answer against them: checking each again is waste.
  app.setSerializerCompiler(() => JSON.stringify);
  app.removeContentTypeParser('text/plain');
  app.addHook('onRoute', ({ url, method }) => methods.add(url, method));
  app.addHook('onRequest', (_request, reply, done) => {
    drain.enter(reply.raw);
    done();
  });
  installProblems(app, methods);
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (drain.draining) reply.header('connection', 'close');
    done(null, payload);
  });
  logAnswers(app, settings.log.level);
  app.addHook('preClose', (done) => {
    drain.begin();
    done();
  });

  app.register(async (scope) => {
    const { authentication } = settings.http;
    authenticated(scope, components, authentication);
    await documentRoutes(scope, { version: API_VERSION, named: namedSchemas, authentication });
    homeRoute(scope);
    healthRoutes(scope, components, drain);
    resourceRoutes(scope, components);
  });
  return app;
}

function neverBuilt(): never {
  throw new TypeError('the compilers are set by name');
}

function logAnswers(app: FastifyInstance, level: Settings['log']['level']): void {
  if (!LEVELS_WITH_ANSWERS.has(level)) return;
  app.addHook('onResponse', (request, reply, done) => {
    request.log.info({
      request_id: request.id,
      method: request.method,
      // The pattern and not the URL: what callers put into a query stays out of the log.
      route: request.routeOptions.url ?? '(unknown)',
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime * 1000) / 1000,
    });
    done();
  });
}
