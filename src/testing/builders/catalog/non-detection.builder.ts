import { NonDetection, type NonDetectionFields } from '../../../domain/catalog/non-detection.js';

/** A valid non-detection for a test that cares about the given fields only. */
export function aNonDetection(fields: Partial<NonDetectionFields> = {}): NonDetection {
  return new NonDetection({ oid: 'ZTF18aazeood', fid: 1, mjd: 58_299, diffmaglim: 20, ...fields });
}
