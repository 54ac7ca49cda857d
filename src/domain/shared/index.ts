export type * from './brand.js';
export * from './ids.js';
export * from './instant.js';
export * from './invalid-value.js';
export * from './secret.js';
export * from './sextant-error.js';
export * from './page.js';
