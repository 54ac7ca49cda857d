import type { AstronomicalObject } from './astronomical-object.js';
import type { Degrees } from './sky-position.js';

/** An object and how far its mean position is from where one looked, degrees. */
export interface ObjectAtDistance {
  readonly object: AstronomicalObject;
  readonly distance: Degrees;
}
