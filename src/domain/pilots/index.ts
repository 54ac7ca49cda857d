export * from './compute-element-name.js';
export * from './compute-element.errors.js';
export * from './compute-element.js';
export type * from './pilot-move.js';
export * from './pilot-status.js';
export * from './pilot-submission.errors.js';
export * from './pilot-submission.js';
export type * from './pilot-summary.js';
