import { astronomicalObjectTable } from '../../schema/catalog/astronomical-object.schema.js';
import type { OptionalIndex } from '../reflection/optional-index.js';
import { statement } from '../shared/sql-text.js';

const TABLE = astronomicalObjectTable.name;

/** The extension of PostgreSQL that numbers the pixels of the sky: Koposov and Bartunov 2006, https://github.com/segasai/q3c. */
export const Q3C_EXTENSION = 'q3c';

/** The index that q3c searches by; anybody may have made it, under whatever name. */
export const Q3C_INDEX: OptionalIndex = { table: TABLE, expression: 'q3c_ang2ipix(meanra, meandec)' };

/** True for the rows within $3 degrees of the place $1, $2. */
export const IN_Q3C_CONE = 'q3c_radial_query(meanra, meandec, $1, $2, $3)';

/**
 * One row when cones may be answered with q3c: its functions can be called by their plain names and there is a finished
 * index of every object. `objects` is how many the server believes there are; negative where it never looked. Asks for
 * functions, not for the extension: they are what is called.
 */
export const Q3C_FACTS = statement(
  'q3c_facts',
  `SELECT c.reltuples::float8 AS objects, i.relname::text AS name
FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
WHERE x.indrelid = to_regclass('${TABLE}') AND x.indisvalid AND x.indpred IS NULL
  AND pg_get_indexdef(x.indexrelid, 1, true) = '${Q3C_INDEX.expression}'
  AND to_regprocedure('q3c_radial_query(float8, float8, float8, float8, float8)') IS NOT NULL
LIMIT 1`,
);
