import type { Brand } from '../shared/brand.js';
import { InvalidValue } from '../shared/invalid-value.js';

/** Name and key of a `Role`: `catalog-keeper`. */
export type RoleName = Brand<string, 'RoleName'>;

const LONGEST = 63;
const SHAPE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** @throws InvalidValue unless it is 1 to 63 small letters, digits and single hyphens, a letter first. */
export function RoleName(text: string): RoleName {
  if (!SHAPE.test(text) || text.length > LONGEST)
    throw new InvalidValue('role', text, '1 to 63 small letters, digits and single hyphens, a letter first');
  return text as RoleName;
}
