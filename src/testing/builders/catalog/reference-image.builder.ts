import { ReferenceImage, type ReferenceImageFields } from '../../../domain/catalog/reference-image.js';

const FIELDS: ReferenceImageFields = {
  oid: 'ZTF20aaelulu',
  rfid: 3410851410731958681n,
  candid: 1_213_227_041_015_015_005n,
  fid: 1,
  rcid: 352408806,
  field: 310247703,
  magnr: 23.203379297032146,
  sigmagnr: 2.4077193063329174,
  chinr: 18.086788296014213,
  sharpnr: 11.485743407979069,
  ranr: 185.728_757_6,
  decnr: -15.823_491_8,
  mjdstartref: 4.680263272072411,
  mjdendref: 18.079892721978386,
  nframesref: 327444709,
};

/** A ReferenceImage with a value in every field, for a test that cares about the given ones. */
export function aReferenceImage(fields: Partial<ReferenceImageFields> = {}): ReferenceImage {
  return new ReferenceImage({ ...FIELDS, ...fields });
}
