import { InvalidValue } from '../shared/invalid-value.js';
import { observatoryName, observatoryText } from './observatory-text.js';

/** Named settings of an instrument or observation; units belong into the names, such as `scan_speed_arcsec_per_s`. */
export type ConfigurationParameters = Readonly<Record<string, string | number>>;

const LONGEST = 2_000;

/**
 * A copy that cannot be changed, in order of name: equal parameters have equal JSON.
 * @throws InvalidValue for a name that is none, a number that is not finite, text that is empty or over 255 characters, and
 * when all of it is over 2,000 characters of JSON.
 */
export function configurationParameters(field: string, given: ConfigurationParameters): ConfigurationParameters {
  const entries = Object.entries(given)
    .map(([name, value]) => [observatoryName(`name in ${field}`, name), parameterValue(`${field}: ${name}`, value)] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  const length = [...JSON.stringify(Object.fromEntries(entries))].length;
  if (length > LONGEST) throw new InvalidValue(field, `${String(length)} characters of JSON`, `at most ${String(LONGEST)}`);
  return Object.freeze(Object.fromEntries(entries));
}

function parameterValue(field: string, value: string | number): string | number {
  if (typeof value === 'string') return observatoryText(field, value);
  if (!Number.isFinite(value)) throw new InvalidValue(field, value, 'a finite number or text');
  // JSON has no negative zero.
  return Object.is(value, -0) ? 0 : value;
}
