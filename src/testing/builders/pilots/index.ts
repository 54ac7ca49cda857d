/** Test data of the pilots context: valid values in which a test names only what it is about. */
export { aComputeElement } from './compute-element.builder.js';
export { aPilot } from './pilot-submission.builder.js';
