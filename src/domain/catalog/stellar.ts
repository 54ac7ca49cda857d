/** What is known of the sources next to a detection; `null` means not known. */
export interface Neighbours {
  /** Distance of the nearest source of Pan-STARRS 1, arc seconds. */
  readonly distpsnr1: number | null;
  /** Its star-galaxy score: 1 is a star. */
  readonly sgscore1: number | null;
  /** Chi and sharpness of the nearest source in the reference image. */
  readonly chinr: number | null;
  readonly sharpnr: number | null;
}

/** Pixels for the reference image, arc seconds for Pan-STARRS. */
const NEAR = 1.4;
const STAR_SCORE = 0.4;
const POINT_CHI = 2;
const POINT_SHARPNESS = { above: -0.13, below: 0.1 } as const;

/**
 * Whether the source at a detection is a star: near a star of Pan-STARRS 1, or, with none of its sources near, on a point
 * source of the reference image. What is not known counts as "not near" and "no star".
 */
export function isStellar(distnr: number | null, neighbours?: Neighbours): boolean {
  if (!isNear(distnr) || !neighbours) return false;
  const { distpsnr1, sgscore1, chinr, sharpnr } = neighbours;
  if (isNear(distpsnr1)) return sgscore1 !== null && sgscore1 > STAR_SCORE;
  return chinr !== null && chinr < POINT_CHI && sharpnr !== null && sharpnr > POINT_SHARPNESS.above && sharpnr < POINT_SHARPNESS.below;
}

function isNear(distance: number | null): boolean {
  return distance !== null && distance >= 0 && distance < NEAR;
}
