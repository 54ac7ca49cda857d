import type { Detection } from './detection.js';
import type { ReferenceImage } from './reference-image.js';

/**
 * Whether the reference image was made anew after an object had been seen: that of its latest detection holds exposures from after
 * its first one, so the object may be in it and its difference magnitudes have another zero than before. Null while the image of no
 * detection is known.
 *
 * Source: ALeRCE, magstats step (`calculate_reference_change`: last mjdendref > first mjd). Counting the images of a band instead
 * would be deceived by light curves whose `rfid` was filled in from neighbouring detections, of another band even.
 */
export function referenceChange(
  detections: readonly Pick<Detection, 'candid' | 'mjd' | 'rfid'>[],
  references: readonly Pick<ReferenceImage, 'candid' | 'rfid' | 'mjdendref'>[],
): boolean | null {
  if (references.length === 0) return null;
  const byId = new Map(references.map((image) => [image.rfid, image]));
  // A detection that came as a previous candidate does not name its image, but may be the one that brought it.
  const byCandidate = new Map(references.map((image) => [image.candid, image]));
  let first = Infinity;
  let latest: { readonly mjd: number; readonly candid: bigint; readonly mjdendref: number } | undefined;
  for (const { candid, mjd, rfid } of detections) {
    first = Math.min(first, mjd);
    const image = rfid === null ? byCandidate.get(candid) : byId.get(BigInt(rfid));
    if (!image || (latest && (mjd < latest.mjd || (mjd === latest.mjd && candid < latest.candid)))) continue;
    latest = { mjd, candid, mjdendref: image.mjdendref };
  }
  return latest ? latest.mjdendref > first : null;
}
