import { configurationParameters, type ConfigurationParameters } from '../../../domain/observatory/configuration-parameters.js';
import { InvalidValue } from '../../../domain/shared/invalid-value.js';

/** Parameters as the text of a JSON object; a double comes back with all of its digits. */
export const configurationParametersMapper = {
  /** @throws InvalidValue when somebody else wrote something that is none. */
  toDomain: (text: string): ConfigurationParameters => {
    const value = parsed(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new InvalidValue('parameters', text, 'a JSON object of text and numbers');
    return configurationParameters('parameters', value as ConfigurationParameters);
  },
  toText: (parameters: ConfigurationParameters): string => JSON.stringify(parameters),
} as const;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new InvalidValue('parameters', text, 'JSON', cause);
  }
}
