/**
 * Sextant: the hexagonal data layer for TypeScript services. This entry loads no driver: domain, ports, services, the
 * container, settings and the declaration of tables. Adapters are entries of their own: `sextant-db/typeorm`,
 * `sextant-db/memory`, `sextant-db/testing`.
 */
export * from './connections/index.js';
export * from './connections/profiles/index.js';
export * from './container/index.js';
export * from './domain/shared/index.js';
export * from './domain/identity/index.js';
export * from './domain/catalog/index.js';
export * from './domain/ledger/index.js';
export * from './domain/observatory/index.js';
export * from './domain/pilots/index.js';
export * from './ports/index.js';
export * from './services/index.js';
export * from './settings/index.js';
export { SystemClock } from './adapters/system/system-clock.js';
export { SystemRandom } from './adapters/system/system-random.js';
export * from './adapters/diagram/index.js';
export * from './adapters/schema/shared/table.js';
export { SearchFields, type ReadSearch, type SearchField } from './adapters/shared/search/search-fields.js';
export type * from './adapters/shared/table-gateway.js';
