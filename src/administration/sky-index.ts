export { createSkyIndex, dropSkyIndex, type SkyIndexResult } from '../adapters/typeorm/q3c/sky-index.js';
