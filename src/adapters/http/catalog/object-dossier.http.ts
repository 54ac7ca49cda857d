import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { ObjectDossier } from '../../../domain/catalog/object-dossier.js';
import { CatalogDatabase } from '../../../ports/catalog/catalog.database.js';
import { ObjectDossierService } from '../../../services/catalog/object-dossier.service.js';
import { allwiseSourceSchema, presentAllwiseSource } from './allwise-source.http.js';
import { astronomicalObjectSchema, OBJECTS_PATH, presentObject } from './astronomical-object.http.js';
import { objectNames, oneObject } from './catalog-wire.js';
import type { ComponentSource } from '../component-source.js';
import { crossMatchSchema, presentCrossMatch } from './cross-match.http.js';
import { dataQualitySchema, presentDataQuality } from './data-quality.http.js';
import { gaiaMatchSchema, presentGaiaMatch } from './gaia-match.http.js';
import { magnitudeStatisticsSchema, presentMagnitudeStatistics } from './magnitude-statistics.http.js';
import { presentProbability, probabilitySchema } from './probability.http.js';
import { problemResponse } from '../problem.schema.js';
import { presentPs1Match, ps1MatchSchema } from './ps1-match.http.js';
import { presentReferenceImage, referenceImageSchema } from './reference-image.http.js';
import { presentSolarSystemMatch, solarSystemMatchSchema } from './solar-system-match.http.js';
import { transactional } from '../transactional.js';

export const objectDossierSchema = z.object({
  object: astronomicalObjectSchema,
  magstats: z.array(magnitudeStatisticsSchema).meta({ description: 'By band' }),
  most_likely: z.array(probabilitySchema).meta({ description: 'The most likely class by each version of each classifier' }),
  xmatches: z.array(crossMatchSchema).meta({ description: 'By catalog' }),
  allwise: z.array(allwiseSourceSchema).meta({ description: 'The sources that the cross matches name' }),
  gaia: gaiaMatchSchema.nullable(),
  ss: solarSystemMatchSchema.nullable(),
  ps1: z.array(ps1MatchSchema).meta({ description: 'By candid' }),
  references: z.array(referenceImageSchema).meta({ description: 'By rfid' }),
  dataquality: z.array(dataQualitySchema).meta({ description: 'By candid' }),
});

export const objectDossierListSchema = z.array(objectDossierSchema);

/** Everything stored of objects beside their light curves and features. */
export function objectDossierRoutes(app: FastifyInstance, components: ComponentSource): void {
  const dossiers = components.resolve(ObjectDossierService);
  const database = components.resolve(CatalogDatabase);
  const routes = app.withTypeProvider<ZodTypeProvider>();

  routes.get(
    `${OBJECTS_PATH}/:oid/dossier`,
    {
      config: { permission: 'catalog:read' },
      schema: {
        tags: ['catalog'],
        summary: 'Everything stored of one object beside its light curve and features',
        params: oneObject,
        response: { 200: objectDossierSchema, default: problemResponse },
      },
    },
    async ({ params }, reply) => presentDossier(await transactional(database, { readOnly: true }, reply, () => dossiers.get(params.oid))),
  );

  routes.get(
    '/api/catalog/dossiers',
    {
      config: { permission: 'catalog:read' },
      schema: {
        tags: ['catalog'],
        summary: 'The same of several objects, in the order asked for; those that are not there are left out',
        querystring: z.strictObject({ oids: objectNames }),
        response: { 200: objectDossierListSchema, default: problemResponse },
      },
    },
    async ({ query }, reply) =>
      (await transactional(database, { readOnly: true }, reply, () => dossiers.list(query.oids))).map(presentDossier),
  );
}

function presentDossier(dossier: ObjectDossier): z.output<typeof objectDossierSchema> {
  return {
    object: presentObject(dossier.object),
    magstats: dossier.statistics.map(presentMagnitudeStatistics),
    most_likely: dossier.mostLikely.map(presentProbability),
    xmatches: dossier.crossMatches.map(presentCrossMatch),
    allwise: dossier.allwiseSources.map(presentAllwiseSource),
    gaia: dossier.gaia ? presentGaiaMatch(dossier.gaia) : null,
    ss: dossier.solarSystem ? presentSolarSystemMatch(dossier.solarSystem) : null,
    ps1: dossier.ps1.map(presentPs1Match),
    references: dossier.referenceImages.map(presentReferenceImage),
    dataquality: dossier.dataQuality.map(presentDataQuality),
  };
}
