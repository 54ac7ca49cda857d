import { AstronomicalObject, type AstronomicalObjectFields } from '../../../domain/catalog/astronomical-object.js';
import { ObjectId } from '../../../domain/shared/ids.js';

/** An object without detections, and with the given fields. */
export function anObject(oid = 'ZTF18aazeood', fields: Partial<AstronomicalObjectFields> = {}): AstronomicalObject {
  return new AstronomicalObject({ ...AstronomicalObject.undetected(ObjectId(oid)), ...fields });
}
