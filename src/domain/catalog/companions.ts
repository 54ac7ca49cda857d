import type { DataQuality } from './data-quality.js';
import type { GaiaMatch } from './gaia-match.js';
import type { Ps1Match } from './ps1-match.js';
import type { ReferenceImage } from './reference-image.js';
import type { SolarSystemMatch } from './solar-system-match.js';

/**
 * The rows of other tables that came with one detection, in the same alert or the same line of a file. Undefined where the
 * source has no such columns, or lacks a value without which the row cannot be.
 */
export interface Companions {
  readonly dataQuality: DataQuality | undefined;
  readonly gaiaMatch: GaiaMatch | undefined;
  readonly ps1Match: Ps1Match | undefined;
  readonly solarSystemMatch: SolarSystemMatch | undefined;
  readonly referenceImage: ReferenceImage | undefined;
}
