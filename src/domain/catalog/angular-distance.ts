import { aroundTheCircle } from './coordinate-spread.js';

/** A place on the celestial sphere (ICRS), degrees. */
export interface SkyPlace {
  readonly ra: number;
  readonly dec: number;
}

const RADIANS = Math.PI / 180;

/**
 * The angle between two places, degrees in [0, 180], right to the last digits of a double at every size: below a
 * milliarcsecond, across 0h, over a pole and between opposite places.
 *
 * With h = sin²(Δα/2) the components of the second place as seen from the first are y = cos δ2 sin Δα (east),
 * z = sin Δδ + 2 sin δ1 cos δ2 h (north) and x = cos Δδ - 2 cos δ1 cos δ2 h (ahead); the angle is atan2(√(y² + z²), x).
 * This is the formula of Vincenty (1975, Survey Review 23, 88) for a sphere, rewritten so that nothing large cancels
 * between neighbours, where arccos loses half of the digits and the haversine those of opposite places.
 */
export function angularDistance(one: SkyPlace, other: SkyPlace): number {
  const across = aroundTheCircle(other.ra - one.ra) * RADIANS;
  const along = (other.dec - one.dec) * RADIANS;
  const here = one.dec * RADIANS;
  const shrink = Math.cos(other.dec * RADIANS);
  const twice = 2 * Math.sin(across / 2) ** 2 * shrink;
  const east = shrink * Math.sin(across);
  const north = Math.sin(along) + Math.sin(here) * twice;
  const ahead = Math.cos(along) - Math.cos(here) * twice;
  return Math.atan2(Math.hypot(east, north), ahead) / RADIANS;
}
