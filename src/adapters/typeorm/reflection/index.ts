/** The structure of live databases: read, compared with declared tables, turned into code and into TypeORM's entities. */
export type { ColumnDataType } from './column-data-type.js';
export {
  reflectCode,
  type GeneratedFile,
  type ReflectCodeOptions,
  type ReflectedCode,
  type ReflectionReport,
} from './code/reflect-code.js';
export { compareStructures } from './compare-structures.js';
export type * from './database-structure.js';
export type * from './difference.js';
export { findingOf } from './drift-finding.js';
export { driftReport, type DriftQuestion } from './drift.js';
export { readStructure, type ReadStructureOptions } from './read-structure.js';
export { reflectEntitySchemas, type ReflectEntitySchemasOptions } from './reflect-entity-schemas.js';
export { structureOfTables } from './structure-of-tables.js';
export { dataSourceSource, engineSource, type StructureSource } from './structure-source.js';
