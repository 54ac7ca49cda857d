import { InvalidValue } from '../shared/invalid-value.js';

/** In UTF-16 units, so that a key of three such texts still fits an index of PostgreSQL, which takes 2,704 bytes. */
const LONGEST_TEXT = 255;
const LONGEST_COMMENT = 10_000;
const UNSTORABLE = /\0|\p{Surrogate}/u;

/** A text that says something. @throws InvalidValue unless it is 1 to 255 characters, not all blank, no NUL and no half of a surrogate pair. */
export function filledText(field: string, text: string): string {
  if (text.trim() === '' || text.length > LONGEST_TEXT || UNSTORABLE.test(text))
    throw new InvalidValue(field, text, 'a text of 1 to 255 characters that is not blank, without NUL');
  return text;
}

/** A text that may be missing (`null`) or empty. @throws InvalidValue for one that is too long or cannot be stored. */
export function perhapsText(field: string, text: string | null): string | null {
  if (text !== null && (text.length > LONGEST_TEXT || UNSTORABLE.test(text)))
    throw new InvalidValue(field, text, 'null or a text of at most 255 characters, without NUL');
  return text;
}

/** What somebody wrote, which may be empty. @throws InvalidValue beyond 10,000 characters and for what cannot be stored. */
export function commentText(field: string, text: string): string {
  if (text.length > LONGEST_COMMENT || UNSTORABLE.test(text))
    throw new InvalidValue(field, text, 'a text of at most 10000 characters, without NUL');
  return text;
}
