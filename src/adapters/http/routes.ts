import type { FastifyInstance } from 'fastify';
import { catalogRoutes, catalogSchemas } from './catalog/catalog-routes.js';
import type { ComponentSource } from './component-source.js';
import { livenessSchema, readinessSchema } from './health.http.js';
import { identityRoutes, identitySchemas } from './identity/identity-routes.js';
import { ledgerRoutes, ledgerSchemas } from './ledger/ledger-routes.js';
import { observatoryRoutes, observatorySchemas } from './observatory/observatory-routes.js';
import type { NamedSchemas } from './openapi.js';
import { pilotsRoutes, pilotsSchemas } from './pilots/pilots-routes.js';
import { problemSchema } from './problem.schema.js';

/** Schemas that have a name in the documentation. */
export const namedSchemas: NamedSchemas = {
  ...catalogSchemas,
  ...identitySchemas,
  ...ledgerSchemas,
  ...observatorySchemas,
  ...pilotsSchemas,
  Liveness: livenessSchema,
  Problem: problemSchema,
  Readiness: readinessSchema,
};

/** Registers the resources of every context. */
export function resourceRoutes(app: FastifyInstance, components: ComponentSource): void {
  catalogRoutes(app, components);
  identityRoutes(app, components);
  ledgerRoutes(app, components);
  pilotsRoutes(app, components);
  observatoryRoutes(app, components);
}
