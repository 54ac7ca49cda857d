import type { FastifyInstance } from 'fastify';
import { accountPageSchema, accountRoutes, accountSchema, newAccountSchema, statementSchema } from './account.http.js';
import { astronomicalObjectPageSchema, astronomicalObjectRoutes, astronomicalObjectSchema } from './astronomical-object.http.js';
import type { ComponentSource } from './component-source.js';
import { coneRoutes, coneSchema } from './cone.http.js';
import {
  availableSchema,
  computeElementPageSchema,
  computeElementRoutes,
  computeElementSchema,
  newComputeElementSchema,
} from './compute-element.http.js';
import { crossMatchListSchema, crossMatchRoutes, newCrossMatchesSchema } from './cross-match.http.js';
import { featureListSchema, featureRoutes, featureVersionSchema, newFeaturesSchema, newFeatureVersionSchema } from './feature.http.js';
import { objectDossierListSchema, objectDossierRoutes, objectDossierSchema } from './object-dossier.http.js';
import { newPipelineSchema, pipelinePageSchema, pipelineRoutes, pipelineSchema } from './pipeline.http.js';
import { newProbabilitiesSchema, probabilityListSchema, probabilityPageSchema, probabilityRoutes } from './probability.http.js';
import { newStepSchema, stepPageSchema, stepRoutes, stepSchema } from './step.http.js';
import { newTaxonomySchema, taxonomyPageSchema, taxonomyRoutes, taxonomySchema } from './taxonomy.http.js';
import { detectionSchema } from './detection.http.js';
import { livenessSchema, readinessSchema } from './health.http.js';
import { identityRoutes, identitySchemas } from './identity-routes.js';
import { lightCurveListSchema, lightCurveRoutes, lightCurveSchema } from './light-curve.http.js';
import { nonDetectionSchema } from './non-detection.http.js';
import { observatoryRoutes, observatorySchemas } from './observatory-routes.js';
import type { NamedSchemas } from './openapi.js';
import {
  pilotHistorySchema,
  pilotPageSchema,
  pilotSchema,
  pilotSubmissionRoutes,
  pilotSummarySchema,
  submittedPilotSchema,
} from './pilot-submission.http.js';
import { problemSchema } from './problem.schema.js';
import { newTransferSchema, transferRoutes, transferSchema } from './transfer.http.js';

/** Schemas that have a name in the documentation. */
export const namedSchemas: NamedSchemas = {
  ...identitySchemas,
  ...observatorySchemas,
  Account: accountSchema,
  AccountPage: accountPageSchema,
  AvailableComputeElements: availableSchema,
  ComputeElement: computeElementSchema,
  ComputeElementPage: computeElementPageSchema,
  NewAccount: newAccountSchema,
  NewComputeElement: newComputeElementSchema,
  NewTransfer: newTransferSchema,
  Pilot: pilotSchema,
  PilotHistory: pilotHistorySchema,
  PilotPage: pilotPageSchema,
  PilotSummary: pilotSummarySchema,
  Statement: statementSchema,
  SubmittedPilot: submittedPilotSchema,
  Transfer: transferSchema,
  AstronomicalObject: astronomicalObjectSchema,
  AstronomicalObjectPage: astronomicalObjectPageSchema,
  Cone: coneSchema,
  CrossMatches: crossMatchListSchema,
  Features: featureListSchema,
  FeatureVersion: featureVersionSchema,
  LightCurves: lightCurveListSchema,
  NewCrossMatches: newCrossMatchesSchema,
  NewFeatures: newFeaturesSchema,
  NewFeatureVersion: newFeatureVersionSchema,
  NewPipeline: newPipelineSchema,
  NewProbabilities: newProbabilitiesSchema,
  NewStep: newStepSchema,
  NewTaxonomy: newTaxonomySchema,
  ObjectDossier: objectDossierSchema,
  ObjectDossiers: objectDossierListSchema,
  Pipeline: pipelineSchema,
  PipelinePage: pipelinePageSchema,
  Probabilities: probabilityListSchema,
  ProbabilityPage: probabilityPageSchema,
  Step: stepSchema,
  StepPage: stepPageSchema,
  Taxonomy: taxonomySchema,
  TaxonomyPage: taxonomyPageSchema,
  Detection: detectionSchema,
  LightCurve: lightCurveSchema,
  Liveness: livenessSchema,
  NonDetection: nonDetectionSchema,
  Problem: problemSchema,
  Readiness: readinessSchema,
};

/** Registers every resource; one line a resource. */
export function resourceRoutes(app: FastifyInstance, components: ComponentSource): void {
  astronomicalObjectRoutes(app, components);
  coneRoutes(app, components);
  lightCurveRoutes(app, components);
  objectDossierRoutes(app, components);
  featureRoutes(app, components);
  taxonomyRoutes(app, components);
  probabilityRoutes(app, components);
  crossMatchRoutes(app, components);
  stepRoutes(app, components);
  pipelineRoutes(app, components);
  identityRoutes(app, components);
  accountRoutes(app, components);
  transferRoutes(app, components);
  computeElementRoutes(app, components);
  pilotSubmissionRoutes(app, components);
  observatoryRoutes(app, components);
}
