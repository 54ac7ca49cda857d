import type { Cone } from './cone.js';

/** From one angle to another, degrees. */
export interface AngleRange {
  readonly from: number;
  readonly to: number;
}

/** A piece of the sky between two circles of declination, the northern one included: all around, or where `ra` says. */
export interface SkyBand {
  readonly dec: AngleRange;
  /** Both ends included. Empty: every right ascension. Two where a range goes across 0h. */
  readonly ra: readonly AngleRange[];
}

const RADIANS = Math.PI / 180;
/** Larger cones are cut into several bands, so that what is read of the sky at a time stays small: two degrees all around. */
const LARGEST = 2 * 360;
/** Bands are this much larger than the cone, degrees: more than any rounding, 36 microarcseconds on the sky. */
const SLACK = 1e-8;
/** The same for right ascension, where an arcsine next to 1 makes a rounding error of 1e-16 one of 1e-8 radians. */
const SLACK_ACROSS = 1e-5;

/**
 * Bands that hold the whole cone together (and more: what lies in them is still to be measured), from south to north. No
 * place is in two of them.
 *
 * A cone without a pole in it spans arcsin(sin r / cos δ) in right ascension to either side of its middle.
 */
export function bandsOver({ ra, dec, radius }: Cone): SkyBand[] {
  const reach = radius + SLACK;
  const [south, north] = [dec - reach, dec + reach];
  const sides = south <= -90 || north >= 90 ? [] : acrossMidnight(ra, halfWidth(dec, reach));
  // Beyond the poles, so that the southern one is not left out with the rim.
  const [from, to] = [Math.max(south, -91), Math.min(north, 91)];
  const width = sides.length === 0 ? 360 : sides.reduce((sum, side) => sum + side.to - side.from, 0);
  const count = Math.max(1, Math.ceil(((Math.min(to, 90) - Math.max(from, -90)) * width) / LARGEST));
  const rim = (index: number): number => (index === count ? to : from + (index * (to - from)) / count);
  return Array.from({ length: count }, (_, index) => ({ dec: { from: rim(index), to: rim(index + 1) }, ra: sides }));
}

function halfWidth(dec: number, reach: number): number {
  return Math.asin(Math.min(1, Math.sin(reach * RADIANS) / Math.cos(dec * RADIANS))) / RADIANS + SLACK_ACROSS;
}

function acrossMidnight(ra: number, width: number): AngleRange[] {
  const [from, to] = [ra - width, ra + width];
  if (from < 0)
    return [
      { from: 0, to },
      { from: from + 360, to: 360 },
    ];
  if (to >= 360)
    return [
      { from, to: 360 },
      { from: 0, to: to - 360 },
    ];
  return [{ from, to }];
}
