export * from './account.errors.js';
export * from './account.js';
export * from './currency.js';
export * from './idempotency-key.js';
export * from './money.errors.js';
export * from './money.js';
export * from './transfer.errors.js';
export * from './transfer.js';
