import type { Logger } from 'typeorm';

/** TypeORM prints to the console unless it is given a logger. What fails is thrown to the caller anyway. */
export class SilentLogger implements Logger {
  logQuery(): void {}
  logQueryError(): void {}
  logQuerySlow(): void {}
  logSchemaBuild(): void {}
  logMigration(): void {}
  log(): void {}
}
