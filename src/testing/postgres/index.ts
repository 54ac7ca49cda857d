export { sharedPostgres, sharedPostgresHooks } from './shared-postgres.js';
export { ThrowawayPostgres, type ThrowawayPostgresOptions } from './throwaway-postgres.js';
export { ThrowawayPostgresFailed } from './throwaway-postgres.errors.js';
