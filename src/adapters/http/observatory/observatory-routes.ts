import type { FastifyInstance } from 'fastify';
import type { ComponentSource } from '../component-source.js';
import {
  dataMovementPageSchema,
  dataMovementRoutes,
  dataMovementSchema,
  movementLogSchema,
  stagingRequestSchema,
} from './data-movement.http.js';
import { executionRoutes, newExecutionSchema, newRawDataFileSchema } from './execution.http.js';
import {
  availabilitySchema,
  hardwareRoutes,
  instrumentOverviewSchema,
  instrumentSchema,
  moduleConfigurationSchema,
  newConfigurationSchema,
  newInstrumentSchema,
  newModuleSchema,
  newObservatorySchema,
  newTelescopeSchema,
  observatorySchema,
  telescopeSchema,
} from './hardware.http.js';
import { newObsUnitSchema, obsUnitPageSchema, obsUnitRoutes, obsUnitSchema, waitingObsUnitSchema } from './obs-unit.http.js';
import { observatoryStatusRoutes, observatoryStatusSchema } from './observatory-status.http.js';
import { newProgramSchema, newSubProgramSchema, observingProgramRoutes, programSchema } from './observing-program.http.js';
import type { NamedSchemas } from '../openapi.js';
import { physicalCopyPageSchema, physicalCopyRoutes } from './physical-copy.http.js';
import { physicalCopySchema } from './physical-copy.schema.js';
import {
  executionPageSchema,
  executionSchema,
  rawDataFilePageSchema,
  rawDataFileSchema,
  rawDataPackagePageSchema,
  rawDataPackageSchema,
  rawDataRoutes,
} from './raw-data.http.js';
import { newSourceSchema, sourcePageSchema, sourceRoutes, sourceSchema } from './source.http.js';
import { dataLocationSchema, siteSchema, storageNetworkRoutes, transferRouteSchema } from './storage-network.http.js';

/** Schemas of the observatory context that have a name in the documentation. */
export const observatorySchemas: NamedSchemas = {
  DataLocation: dataLocationSchema,
  DataMovement: dataMovementSchema,
  DataMovementPage: dataMovementPageSchema,
  DataTransferRoute: transferRouteSchema,
  ExecutedObsUnit: executionSchema,
  ExecutedObsUnitPage: executionPageSchema,
  Instrument: instrumentSchema,
  InstrumentAvailability: availabilitySchema,
  InstrumentOverview: instrumentOverviewSchema,
  ModuleConfiguration: moduleConfigurationSchema,
  MovementLog: movementLogSchema,
  NewExecution: newExecutionSchema,
  NewInstrument: newInstrumentSchema,
  NewInstrumentModule: newModuleSchema,
  NewModuleConfiguration: newConfigurationSchema,
  NewObservatory: newObservatorySchema,
  NewObservingProgram: newProgramSchema,
  NewObsUnit: newObsUnitSchema,
  NewRawDataFile: newRawDataFileSchema,
  NewSource: newSourceSchema,
  NewSubObservingProgram: newSubProgramSchema,
  NewTelescope: newTelescopeSchema,
  Observatory: observatorySchema,
  ObservatoryStatus: observatoryStatusSchema,
  ObservingProgram: programSchema,
  ObsUnit: obsUnitSchema,
  ObsUnitPage: obsUnitPageSchema,
  PhysicalCopy: physicalCopySchema,
  PhysicalCopyPage: physicalCopyPageSchema,
  RawDataFile: rawDataFileSchema,
  RawDataFilePage: rawDataFilePageSchema,
  RawDataPackage: rawDataPackageSchema,
  RawDataPackagePage: rawDataPackagePageSchema,
  Site: siteSchema,
  Source: sourceSchema,
  SourcePage: sourcePageSchema,
  StagingRequest: stagingRequestSchema,
  Telescope: telescopeSchema,
  WaitingObsUnit: waitingObsUnitSchema,
};

/** Registers every resource of the observatory context. */
export function observatoryRoutes(app: FastifyInstance, components: ComponentSource): void {
  hardwareRoutes(app, components);
  observingProgramRoutes(app, components);
  sourceRoutes(app, components);
  obsUnitRoutes(app, components);
  executionRoutes(app, components);
  storageNetworkRoutes(app, components);
  rawDataRoutes(app, components);
  physicalCopyRoutes(app, components);
  dataMovementRoutes(app, components);
  observatoryStatusRoutes(app, components);
}
