import type { FastifyInstance } from 'fastify';
import { astronomicalObjectPageSchema, astronomicalObjectRoutes, astronomicalObjectSchema } from './astronomical-object.http.js';
import type { ComponentSource } from './component-source.js';
import { coneRoutes, coneSchema } from './cone.http.js';
import { detectionSchema } from './detection.http.js';
import { livenessSchema, readinessSchema } from './health.http.js';
import { lightCurveRoutes, lightCurveSchema } from './light-curve.http.js';
import { nonDetectionSchema } from './non-detection.http.js';
import type { NamedSchemas } from './openapi.js';
import { problemSchema } from './problem.schema.js';
import { newUserSchema, userPageSchema, userRoutes, userSchema } from './user.http.js';

/** Schemas that have a name in the documentation. */
export const namedSchemas: NamedSchemas = {
  AstronomicalObject: astronomicalObjectSchema,
  AstronomicalObjectPage: astronomicalObjectPageSchema,
  Cone: coneSchema,
  Detection: detectionSchema,
  LightCurve: lightCurveSchema,
  Liveness: livenessSchema,
  NewUser: newUserSchema,
  NonDetection: nonDetectionSchema,
  Problem: problemSchema,
  Readiness: readinessSchema,
  User: userSchema,
  UserPage: userPageSchema,
};

/** Registers every resource; one line a resource. */
export function resourceRoutes(app: FastifyInstance, components: ComponentSource): void {
  astronomicalObjectRoutes(app, components);
  coneRoutes(app, components);
  lightCurveRoutes(app, components);
  userRoutes(app, components);
}
