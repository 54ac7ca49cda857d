import { InvalidValue } from '../shared/invalid-value.js';

/** A text that says something. @throws InvalidValue when it is empty or blank. */
export function filledText(field: string, text: string): string {
  if (text.trim() === '') throw new InvalidValue(field, text, 'a text that is not empty');
  return text;
}
