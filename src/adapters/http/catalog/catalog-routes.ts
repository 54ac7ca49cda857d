import type { FastifyInstance } from 'fastify';
import { astronomicalObjectPageSchema, astronomicalObjectRoutes, astronomicalObjectSchema } from './astronomical-object.http.js';
import { coneRoutes, coneSchema } from './cone.http.js';
import { crossMatchListSchema, crossMatchRoutes, newCrossMatchesSchema } from './cross-match.http.js';
import { featureListSchema, featureRoutes, featureVersionSchema, newFeaturesSchema, newFeatureVersionSchema } from './feature.http.js';
import { objectDossierListSchema, objectDossierRoutes, objectDossierSchema } from './object-dossier.http.js';
import { newPipelineSchema, pipelinePageSchema, pipelineRoutes, pipelineSchema } from './pipeline.http.js';
import { newProbabilitiesSchema, probabilityListSchema, probabilityPageSchema, probabilityRoutes } from './probability.http.js';
import { newStepSchema, stepPageSchema, stepRoutes, stepSchema } from './step.http.js';
import { newTaxonomySchema, taxonomyPageSchema, taxonomyRoutes, taxonomySchema } from './taxonomy.http.js';
import { detectionSchema } from './detection.http.js';
import { lightCurveListSchema, lightCurveRoutes, lightCurveSchema } from './light-curve.http.js';
import { nonDetectionSchema } from './non-detection.http.js';
import type { ComponentSource } from '../component-source.js';
import type { NamedSchemas } from '../openapi.js';

/** Schemas of the catalog context that have a name in the documentation. */
export const catalogSchemas: NamedSchemas = {
  AstronomicalObject: astronomicalObjectSchema,
  AstronomicalObjectPage: astronomicalObjectPageSchema,
  Cone: coneSchema,
  CrossMatches: crossMatchListSchema,
  Detection: detectionSchema,
  FeatureVersion: featureVersionSchema,
  Features: featureListSchema,
  LightCurve: lightCurveSchema,
  LightCurves: lightCurveListSchema,
  NewCrossMatches: newCrossMatchesSchema,
  NewFeatureVersion: newFeatureVersionSchema,
  NewFeatures: newFeaturesSchema,
  NewPipeline: newPipelineSchema,
  NewProbabilities: newProbabilitiesSchema,
  NewStep: newStepSchema,
  NewTaxonomy: newTaxonomySchema,
  NonDetection: nonDetectionSchema,
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
};

/** Registers the resources of the catalog context. */
export function catalogRoutes(app: FastifyInstance, components: ComponentSource): void {
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
}
