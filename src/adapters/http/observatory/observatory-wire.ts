import { z } from 'zod';
import { observatoryName, observatoryText } from '../../../domain/observatory/observatory-text.js';
import { domainText } from '../wire.js';

/** The name of a registered item in a path or a body: 1 to 100 letters, digits and `. _ + -`. */
export const itemName = (field: string) => domainText((text) => observatoryName(field, text));

/** The name of a source or obs unit: 1 to 255 printable characters. */
export const itemText = (field: string) => domainText((text) => observatoryText(field, text));

/** Named settings of an instrument or observation. */
export const configurationValues = z
  .record(z.string(), z.union([z.string(), z.number()]))
  .meta({ examples: [{ rest_frequency_ghz: 461.04 }] });
