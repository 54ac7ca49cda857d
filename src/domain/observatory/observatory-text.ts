import { InvalidValue } from '../shared/invalid-value.js';

const LONGEST_NAME = 100;
const LONGEST_TEXT = 255;
const NAME = /^[A-Za-z0-9][A-Za-z0-9._+-]*$/;
const UNPRINTABLE = /[\p{Cc}\p{Cs}]/u;

/**
 * A name that is a key and may be part of a path: letters, digits and `. _ + -`, beginning with a letter or digit.
 * @throws InvalidValue
 */
export function observatoryName(field: string, text: string): string {
  if (!NAME.test(text) || text.length > LONGEST_NAME)
    throw new InvalidValue(field, text, '1 to 100 letters, digits, dots, underscores, plus signs and hyphens, a letter or digit first');
  return text;
}

/** @throws InvalidValue unless it is 1 to 255 printable characters, blanks around it not counted. */
export function observatoryText(field: string, text: string): string {
  const trimmed = text.trim();
  const length = [...trimmed].length;
  if (length === 0 || length > LONGEST_TEXT || UNPRINTABLE.test(trimmed))
    throw new InvalidValue(field, text, '1 to 255 printable characters');
  return trimmed;
}

/** @throws InvalidValue unless the text is one of the words. */
export function oneOf<Word extends string>(field: string, words: readonly Word[], text: string): Word {
  const known = words.find((word) => word === text);
  if (known === undefined) throw new InvalidValue(field, text, `one of ${words.join(', ')}`);
  return known;
}
