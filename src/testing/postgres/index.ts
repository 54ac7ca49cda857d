export { PrimaryAndStandby, type PrimaryAndStandbyOptions } from './primary-and-standby.js';
export { sharedPostgres, sharedPostgresHooks } from './shared-postgres.js';
export { ThrowawayPostgres, type RestartOptions, type ThrowawayPostgresOptions } from './throwaway-postgres.js';
export type { StopMode } from './server-process.js';
export { ThrowawayPostgresFailed } from './throwaway-postgres.errors.js';
