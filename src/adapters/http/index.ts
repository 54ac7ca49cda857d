export type { ComponentSource } from './component-source.js';
export * from './http-request.errors.js';
export { HttpHostUnusable, HttpListenFailed, HttpPortForbidden, HttpPortInUse } from './http-server.errors.js';
export { startHttpService, type HttpServer, type HttpServerOptions } from './http-server.js';
export { createHttpService, type HttpServiceOptions, type HttpServiceSettings } from './http-service.js';
export { problemOf, PROBLEM_MEDIA_TYPE, type Problem } from './problem.js';
export { transactional } from './transactional.js';
