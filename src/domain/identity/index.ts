export * from './email-address.js';
export * from './user.errors.js';
export * from './user.js';
