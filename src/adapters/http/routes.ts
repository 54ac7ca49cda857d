import type { FastifyInstance } from 'fastify';
import type { ComponentSource } from './component-source.js';
import { livenessSchema, readinessSchema } from './health.http.js';
import type { NamedSchemas } from './openapi.js';
import { problemSchema } from './problem.schema.js';
import { newUserSchema, userPageSchema, userRoutes, userSchema } from './user.http.js';

/** Schemas that have a name in the documentation. */
export const namedSchemas: NamedSchemas = {
  Liveness: livenessSchema,
  NewUser: newUserSchema,
  Problem: problemSchema,
  Readiness: readinessSchema,
  User: userSchema,
  UserPage: userPageSchema,
};

/** Registers every resource; one line a resource. */
export function resourceRoutes(app: FastifyInstance, components: ComponentSource): void {
  userRoutes(app, components);
}
