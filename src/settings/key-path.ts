/** The place of a setting: `['databases', 'catalog', 'poolSize']`. */
export type KeyPath = readonly string[];

/** What every environment variable of Sextant starts with. */
export const ENVIRONMENT_PREFIX = 'SEXTANT_';

/** `databases.catalog.poolSize`, as in messages, flags and TOML. */
export function formatKey(path: KeyPath): string {
  return path.join('.');
}

/** `poolSize` becomes `POOL_SIZE`. */
export function environmentSegment(key: string): string {
  return key.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();
}

/** `['databases', 'catalog', 'poolSize']` becomes `SEXTANT_DATABASES__CATALOG__POOL_SIZE`. */
export function environmentName(path: KeyPath): string {
  return ENVIRONMENT_PREFIX + path.map(environmentSegment).join('__');
}
