import type { TableSchema } from '../shared/table.js';
import { dataLocationTable } from './data-location.schema.js';
import { dataMovementLogTable, dataMovementTable } from './data-movement.schema.js';
import { dataTransferPackageTable } from './data-transfer-package.schema.js';
import { dataTransferRouteTable } from './data-transfer-route.schema.js';
import { executedObsUnitTable } from './executed-obs-unit.schema.js';
import { physicalCopyTable } from './physical-copy.schema.js';
import { rawDataFileTable } from './raw-data-file.schema.js';
import { rawDataPackageTable } from './raw-data-package.schema.js';
import { siteTable } from './site.schema.js';

/** The tables of the observatory context, each after those it refers to. */
export const observatoryTables: readonly TableSchema[] = [
  siteTable,
  dataLocationTable,
  dataTransferRouteTable,
  executedObsUnitTable,
  dataTransferPackageTable,
  rawDataPackageTable,
  rawDataFileTable,
  physicalCopyTable,
  dataMovementTable,
  dataMovementLogTable,
];
