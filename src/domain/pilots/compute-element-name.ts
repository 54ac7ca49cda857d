import type { ComputeElementName } from '../shared/ids.js';
import { InvalidValue } from '../shared/invalid-value.js';

const LONGEST = 255;
const UNPRINTABLE = /[\p{Cc}\p{Cs}]/u;

/** @throws InvalidValue unless it is 1 to 255 printable characters without blanks around them. */
export function computeElementName(text: string): ComputeElementName {
  const length = [...text].length;
  if (length === 0 || length > LONGEST || UNPRINTABLE.test(text) || text.trim() !== text)
    throw new InvalidValue('name', text, '1 to 255 printable characters without blanks around them');
  return text as ComputeElementName;
}
