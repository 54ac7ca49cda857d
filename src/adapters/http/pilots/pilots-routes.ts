import type { FastifyInstance } from 'fastify';
import {
  availableSchema,
  computeElementPageSchema,
  computeElementRoutes,
  computeElementSchema,
  newComputeElementSchema,
} from './compute-element.http.js';
import {
  pilotHistorySchema,
  pilotPageSchema,
  pilotSchema,
  pilotSubmissionRoutes,
  pilotSummarySchema,
  submittedPilotSchema,
} from './pilot-submission.http.js';
import type { ComponentSource } from '../component-source.js';
import type { NamedSchemas } from '../openapi.js';

/** Schemas of the pilots context that have a name in the documentation. */
export const pilotsSchemas: NamedSchemas = {
  AvailableComputeElements: availableSchema,
  ComputeElement: computeElementSchema,
  ComputeElementPage: computeElementPageSchema,
  NewComputeElement: newComputeElementSchema,
  Pilot: pilotSchema,
  PilotHistory: pilotHistorySchema,
  PilotPage: pilotPageSchema,
  PilotSummary: pilotSummarySchema,
  SubmittedPilot: submittedPilotSchema,
};

/** Registers the resources of the pilots context. */
export function pilotsRoutes(app: FastifyInstance, components: ComponentSource): void {
  computeElementRoutes(app, components);
  pilotSubmissionRoutes(app, components);
}
