import type { Brand } from '../shared/brand.js';
import { InvalidValue } from '../shared/invalid-value.js';

/** ZTF filter id (`fid`): 1 is g, 2 is r, 3 is i. */
export type Band = Brand<1 | 2 | 3, 'Band'>;

/** @throws InvalidValue unless 1, 2 or 3. */
export function band(fid: number): Band {
  if (fid !== 1 && fid !== 2 && fid !== 3) throw new InvalidValue('fid', fid, '1 (g), 2 (r) or 3 (i)');
  return fid as Band;
}
