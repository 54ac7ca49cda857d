import type { TableSchema } from '../shared/table.js';
import { dataLocationTable } from './data-location.schema.js';
import { dataMovementLogTable, dataMovementTable } from './data-movement.schema.js';
import { dataTransferPackageTable } from './data-transfer-package.schema.js';
import { dataTransferRouteTable } from './data-transfer-route.schema.js';
import { executedObsUnitTable } from './executed-obs-unit.schema.js';
import { instrumentModuleConfigurationTable } from './instrument-module-configuration.schema.js';
import { instrumentModuleTable } from './instrument-module.schema.js';
import { instrumentTable } from './instrument.schema.js';
import { observatoryTable } from './observatory.table.schema.js';
import { moduleSettingTable, obsUnitTable } from './obs-unit.schema.js';
import { observingProgramTable } from './observing-program.schema.js';
import { physicalCopyTable } from './physical-copy.schema.js';
import { rawDataFileTable } from './raw-data-file.schema.js';
import { rawDataPackageTable } from './raw-data-package.schema.js';
import { siteTable } from './site.schema.js';
import { constantElevationSourceTable, fixedSourceTable, solarSystemObjectTable, sourceTable } from './source.schema.js';
import { stepFailureTable } from './step-failure.schema.js';
import { subObservingProgramTable } from './sub-observing-program.schema.js';
import { telescopeTable } from './telescope.schema.js';

/** The tables of the observatory context, each after those it refers to. */
export const observatoryTables: readonly TableSchema[] = [
  siteTable,
  dataLocationTable,
  dataTransferRouteTable,
  observatoryTable,
  telescopeTable,
  instrumentTable,
  instrumentModuleTable,
  instrumentModuleConfigurationTable,
  observingProgramTable,
  subObservingProgramTable,
  sourceTable,
  fixedSourceTable,
  solarSystemObjectTable,
  constantElevationSourceTable,
  obsUnitTable,
  moduleSettingTable,
  executedObsUnitTable,
  dataTransferPackageTable,
  rawDataPackageTable,
  rawDataFileTable,
  physicalCopyTable,
  dataMovementTable,
  dataMovementLogTable,
  stepFailureTable,
];
