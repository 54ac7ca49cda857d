/** Test data of the catalog: valid values in which a test names only what it is about. */
export { anObject } from './astronomical-object.builder.js';
export { aCompleteDetection, aDetection } from './detection.builder.js';
export { aNonDetection } from './non-detection.builder.js';
export { bruteForce, randomCones, randomNumbers, scatteredObjects } from './scattered-sky.js';
export { detectionRecord, nonDetectionRecord, problemRecord, ScriptedReader } from './scripted-reader.js';
