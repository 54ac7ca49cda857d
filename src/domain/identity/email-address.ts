import type { Brand } from '../shared/brand.js';
import { InvalidValue } from '../shared/invalid-value.js';

/** An e-mail address, at most 255 characters, kept in lower case so that one person cannot register twice by spelling. */
export type EmailAddress = Brand<string, 'EmailAddress'>;

const LONGEST = 255;
const SHAPE = /^[^\s@\p{Cc}\p{Cs}]+@[^\s@\p{Cc}\p{Cs}]+$/u;

/** @throws InvalidValue when it has no local part, no domain, white space, control characters, or is too long. */
export function EmailAddress(text: string): EmailAddress {
  const address = text.trim().toLowerCase();
  if (!SHAPE.test(address) || address.length > LONGEST) throw new InvalidValue('email', text, 'name@domain of at most 255 characters');
  return address as EmailAddress;
}
