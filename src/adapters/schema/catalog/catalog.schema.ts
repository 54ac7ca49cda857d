import type { TableSchema } from '../shared/table.js';
import { astronomicalObjectTable } from './astronomical-object.schema.js';
import { detectionTable } from './detection.schema.js';
import { nonDetectionTable } from './non-detection.schema.js';
import { allwiseSourceTable } from './allwise-source.schema.js';
import { crossMatchTable } from './cross-match.schema.js';
import { dataQualityTable } from './data-quality.schema.js';
import { featureTable } from './feature.schema.js';
import { featureVersionTable } from './feature-version.schema.js';
import { gaiaMatchTable } from './gaia-match.schema.js';
import { magnitudeStatisticsTable } from './magnitude-statistics.schema.js';
import { pipelineTable } from './pipeline.schema.js';
import { probabilityTable } from './probability.schema.js';
import { ps1MatchTable } from './ps1-match.schema.js';
import { referenceImageTable } from './reference-image.schema.js';
import { solarSystemMatchTable } from './solar-system-match.schema.js';
import { stepTable } from './step.schema.js';
import { taxonomyTable } from './taxonomy.schema.js';

/** The tables of the catalog, each after those it refers to. */
export const catalogTables: readonly TableSchema[] = [
  astronomicalObjectTable,
  detectionTable,
  nonDetectionTable,
  stepTable,
  pipelineTable,
  featureVersionTable,
  taxonomyTable,
  magnitudeStatisticsTable,
  probabilityTable,
  featureTable,
  allwiseSourceTable,
  crossMatchTable,
  dataQualityTable,
  gaiaMatchTable,
  ps1MatchTable,
  solarSystemMatchTable,
  referenceImageTable,
];
