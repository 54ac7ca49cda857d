import { z } from 'zod';
import { objectId } from '../../../domain/catalog/catalog-id.js';
import { filledText } from '../../../domain/catalog/filled-text.js';
import { InvalidValue } from '../../../domain/shared/invalid-value.js';
import { domainText } from '../wire.js';

/** So that a request reads some light curves and not the catalog. */
const MOST_NAMES = 100;

/** The name of an object in a path or a body. */
export const objectName = domainText(objectId);

/** The path of everything that belongs to one object. */
export const oneObject = z.object({ oid: objectName });

/** A text that is a key or part of one: 1 to 255 characters. */
export const keyText = (field: string) => domainText((text) => filledText(field, text));

/** The names of some objects in a query, separated by commas. */
export const objectNames = domainText((text) => {
  const names = text.split(',');
  if (names.length > MOST_NAMES) throw new InvalidValue('oids', `${String(names.length)} names`, `at most ${String(MOST_NAMES)} names`);
  return names.map(objectId);
}).meta({ description: `Names separated by commas, at most ${String(MOST_NAMES)}`, examples: ['ZTF18aazeood,ZTF20aaelulu'] });
