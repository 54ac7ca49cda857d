import { CandidateId, ObjectId } from '../shared/ids.js';
import { InvalidValue } from '../shared/invalid-value.js';

const OBJECT_NAME = /^[A-Za-z][A-Za-z0-9_.+-]{0,63}$/;
const LARGEST_64_BITS = 9_223_372_036_854_775_807n;

/**
 * An object's name as a survey gives it: ZTF's `ZTF18aazeood`, and names of other surveys made of the same characters.
 * @throws InvalidValue for an empty name, the text "null", white space, or anything but 1 to 64 letters, digits and `_.+-`.
 */
export function objectId(name: string): ObjectId {
  if (!OBJECT_NAME.test(name) || name === 'null') throw new InvalidValue('oid', name, 'a survey name such as ZTF18aazeood');
  return ObjectId(name);
}

/** @throws InvalidValue unless positive and within 64 bits. */
export function candidateId(id: bigint): CandidateId {
  if (id <= 0n || id > LARGEST_64_BITS) throw new InvalidValue('candid', id, 'a positive 64-bit integer');
  return CandidateId(id);
}
