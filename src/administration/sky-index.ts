export { createSkyIndex, dropSkyIndex, type SkyIndexResult } from '../adapters/typeorm/catalog/sky-index.js';
