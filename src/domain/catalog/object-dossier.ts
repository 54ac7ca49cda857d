import type { AllwiseSource } from './allwise-source.js';
import type { AstronomicalObject } from './astronomical-object.js';
import type { CrossMatch } from './cross-match.js';
import type { DataQuality } from './data-quality.js';
import type { GaiaMatch } from './gaia-match.js';
import type { MagnitudeStatistics } from './magnitude-statistics.js';
import type { Probability } from './probability.js';
import type { Ps1Match } from './ps1-match.js';
import type { ReferenceImage } from './reference-image.js';
import type { SolarSystemMatch } from './solar-system-match.js';

/** Everything stored of one object beside its light curve and its features, each list in order of key. */
export interface ObjectDossier {
  readonly object: AstronomicalObject;
  readonly statistics: readonly MagnitudeStatistics[];
  /** The most likely class by each version of each classifier. */
  readonly mostLikely: readonly Probability[];
  readonly crossMatches: readonly CrossMatch[];
  /** The sources that the cross matches with AllWISE name. */
  readonly allwiseSources: readonly AllwiseSource[];
  readonly gaia: GaiaMatch | undefined;
  readonly solarSystem: SolarSystemMatch | undefined;
  readonly ps1: readonly Ps1Match[];
  readonly referenceImages: readonly ReferenceImage[];
  /** One for each detection that has it. */
  readonly dataQuality: readonly DataQuality[];
}
