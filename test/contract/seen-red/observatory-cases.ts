import { dataLocationTable } from '../../../src/adapters/schema/observatory/data-location.schema.js';
import { dataMovementTable, dataMovementLogTable } from '../../../src/adapters/schema/observatory/data-movement.schema.js';
import { dataTransferPackageTable } from '../../../src/adapters/schema/observatory/data-transfer-package.schema.js';
import { dataTransferRouteTable } from '../../../src/adapters/schema/observatory/data-transfer-route.schema.js';
import { executedObsUnitTable } from '../../../src/adapters/schema/observatory/executed-obs-unit.schema.js';
import { instrumentTable } from '../../../src/adapters/schema/observatory/instrument.schema.js';
import { instrumentModuleTable } from '../../../src/adapters/schema/observatory/instrument-module.schema.js';
import { instrumentModuleConfigurationTable } from '../../../src/adapters/schema/observatory/instrument-module-configuration.schema.js';
import { obsUnitTable, moduleSettingTable } from '../../../src/adapters/schema/observatory/obs-unit.schema.js';
import { observatoryTable } from '../../../src/adapters/schema/observatory/observatory.table.schema.js';
import { observingProgramTable } from '../../../src/adapters/schema/observatory/observing-program.schema.js';
import { physicalCopyTable } from '../../../src/adapters/schema/observatory/physical-copy.schema.js';
import { rawDataFileTable } from '../../../src/adapters/schema/observatory/raw-data-file.schema.js';
import { rawDataPackageTable } from '../../../src/adapters/schema/observatory/raw-data-package.schema.js';
import { siteTable } from '../../../src/adapters/schema/observatory/site.schema.js';
import {
  sourceTable,
  fixedSourceTable,
  solarSystemObjectTable,
  constantElevationSourceTable,
} from '../../../src/adapters/schema/observatory/source.schema.js';
import { stepFailureTable } from '../../../src/adapters/schema/observatory/step-failure.schema.js';
import { subObservingProgramTable } from '../../../src/adapters/schema/observatory/sub-observing-program.schema.js';
import { telescopeTable } from '../../../src/adapters/schema/observatory/telescope.schema.js';
import type { TableSchema } from '../../../src/adapters/schema/shared/table.js';
import type { ObservatorySubject } from '../../../src/testing/builders/observatory/observatory-subject.js';
import { describeSiteRepository } from '../../../src/testing/contracts/observatory/site.contract.js';
import { describeDataLocationRepository } from '../../../src/testing/contracts/observatory/data-location.contract.js';
import { describeDataTransferRouteRepository } from '../../../src/testing/contracts/observatory/data-transfer-route.contract.js';
import { describeExecutedObsUnitRepository } from '../../../src/testing/contracts/observatory/executed-obs-unit.contract.js';
import { describeRawDataFileRepository } from '../../../src/testing/contracts/observatory/raw-data-file.contract.js';
import { describeRawDataPackageRepository } from '../../../src/testing/contracts/observatory/raw-data-package.contract.js';
import { describeDataTransferPackageRepository } from '../../../src/testing/contracts/observatory/data-transfer-package.contract.js';
import { describePhysicalCopyRepository } from '../../../src/testing/contracts/observatory/physical-copy.contract.js';
import { describeDataMovementRepository } from '../../../src/testing/contracts/observatory/data-movement.contract.js';
import { describeStepFailureRepository } from '../../../src/testing/contracts/observatory/step-failure.contract.js';
import { describeObservatoryRepository } from '../../../src/testing/contracts/observatory/observatory.contract.js';
import { describeTelescopeRepository } from '../../../src/testing/contracts/observatory/telescope.contract.js';
import { describeInstrumentRepository } from '../../../src/testing/contracts/observatory/instrument.contract.js';
import { describeInstrumentModuleRepository } from '../../../src/testing/contracts/observatory/instrument-module.contract.js';
import { describeInstrumentModuleConfigurationRepository } from '../../../src/testing/contracts/observatory/instrument-module-configuration.contract.js';
import { describeObservingProgramRepository } from '../../../src/testing/contracts/observatory/observing-program.contract.js';
import { describeSubObservingProgramRepository } from '../../../src/testing/contracts/observatory/sub-observing-program.contract.js';
import { describeSourceRepository } from '../../../src/testing/contracts/observatory/source.contract.js';
import { describeObsUnitRepository } from '../../../src/testing/contracts/observatory/obs-unit.contract.js';
import { observatoryContext, observatorySubject, type ObservatoryRepositories } from '../contexts/observatory-context.js';
import { contextCases, type ContractCase } from './context-cases.js';

type ObservatoryCase = ContractCase<ObservatoryRepositories>;
type Definition = (engine: string, subject: () => ObservatorySubject) => void;
type Declared = Pick<ObservatoryCase, 'checks' | 'inapplicable' | 'noDifference' | 'inner'>;

const FEW = 'lists are whole: there are few, and the workflow takes all of them';
const TEXTS = 'it holds neither fractions nor large numbers nor moments';
const FIXED = 'it is added and never changed';
const PARTS = ['withParts', 'addParts', 'removeParts', 'page', 'reading', 'selectNamed', 'writing'];

const NO_TRANSACTION = 'the statements of a transaction see and undo what others do meanwhile';
const EXPECTING = { [NO_TRANSACTION]: 'a change names what it expects, whatever was read before' };

/** Of an aggregate: its parts are only touched together with what they are parts of, in one transaction. */
const WHOLE = 'each call is a transaction, which is rolled back';
const MADE_ALONE = 'of two transactions that create one the second begins when the first has ended, or is rolled back and done again';
const REFUSED_FIRST = 'a part is stored after what it is a part of, which is refused first';

function aggregate(table: string): Readonly<Record<string, string>> {
  return {
    [`${table}: a bulk that is refused stores what comes before`]: WHOLE,
    [`${table}: of many callers that create one, each says that it did`]: MADE_ALONE,
  };
}

function parts(table: string, reference: string): Readonly<Record<string, string>> {
  return {
    [`${table}: ${table}_pkey is not enforced`]: REFUSED_FIRST,
    [`${table}: ${reference} is not enforced`]: REFUSED_FIRST,
    [`${table}: an insert overwrites the row with the same key`]: REFUSED_FIRST,
    [`${table}: a bulk that is refused stores what comes before`]: WHOLE,
  };
}

function partsOfSources(table: string): Readonly<Record<string, string>> {
  return {
    ...parts(table, `${table}_source_fkey`),
    [`${table}.kind comes back as another value`]: 'the kind is told by the row of all sources',
    [`${table}: a list is turned round`]: 'they come in the order of the sources',
    [`${table}: the condition on name is forgotten`]: 'those of other sources are not looked at',
    [`${table}: what insertMany did is still there after a roll-back`]: 'it refers to a source that is gone, or is there already',
  };
}

function contract(
  stem: string,
  repository: ObservatoryCase['repository'],
  describeRepository: Definition,
  tables: readonly TableSchema[],
  declared: Declared = {},
): ObservatoryCase {
  const define: ObservatoryCase['define'] = (engine, subject) => describeRepository(engine, () => observatorySubject(subject()));
  const name = `observatory/${stem}`;
  return { contract: name, repository, define, tables, ...declared };
}

/** The contracts of the observatory. */
export const observatoryCases = contextCases(observatoryContext, [
  contract('site', 'sites', describeSiteRepository, [siteTable], {
    inapplicable: { 'exact values': TEXTS, paging: FEW, 'lost update': FIXED },
  }),
  contract('data-location', 'locations', describeDataLocationRepository, [dataLocationTable], {
    inapplicable: { 'exact values': TEXTS, paging: FEW, 'lost update': FIXED },
  }),
  contract('data-transfer-route', 'routes', describeDataTransferRouteRepository, [dataTransferRouteTable], {
    inapplicable: { 'exact values': TEXTS, paging: FEW, 'lost update': FIXED },
  }),
  contract('executed-obs-unit', 'units', describeExecutedObsUnitRepository, [executedObsUnitTable], {
    noDifference: { 'executed_obs_units: a list is not ordered by id': 'the primary key, which follows, is the id' },
  }),
  contract('raw-data-file', 'files', describeRawDataFileRepository, [rawDataFileTable], {
    noDifference: EXPECTING,
  }),
  contract('raw-data-package', 'packages', describeRawDataPackageRepository, [rawDataPackageTable], {
    noDifference: { ...EXPECTING, 'raw_data_packages: what is equal in order is turned round': 'a group has one package' },
  }),
  contract('data-transfer-package', 'transferPackages', describeDataTransferPackageRepository, [dataTransferPackageTable], {
    inapplicable: { paging: FEW },
    noDifference: {
      'data_transfer_packages.size_bytes is never null': 'without a checksum there is no content',
      'data_transfer_packages.checksum is never null': 'without a size there is no content',
    },
  }),
  contract('physical-copy', 'copies', describePhysicalCopyRepository, [physicalCopyTable], {
    noDifference: {
      ...EXPECTING,
      'physical_copies.data_transfer_package_id is never null': 'a copy of a file or of a package is of nothing else',
    },
  }),
  contract('data-movement', 'movements', describeDataMovementRepository, [dataMovementTable, dataMovementLogTable], {
    noDifference: {
      'data_movements.data_transfer_package_id is never null': 'the kind tells what is moved',
      'data_movements.raw_data_package_id is never null': 'the kind tells what is moved',
      'data_movement_log.id comes back as another value': 'nothing is found by it',
      'data_movement_log: data_movement_log_data_movement_id_fkey is not enforced':
        'a line is written after its movement was added or moved',
    },
  }),
  contract('step-failure', 'failures', describeStepFailureRepository, [stepFailureTable], {
    inapplicable: { constraints: 'one of the same step and item is overwritten' },
  }),
  contract('observatory', 'observatories', describeObservatoryRepository, [observatoryTable], { inapplicable: { 'exact values': TEXTS } }),
  contract('telescope', 'telescopes', describeTelescopeRepository, [telescopeTable]),
  contract('instrument', 'instruments', describeInstrumentRepository, [instrumentTable], { inapplicable: { 'exact values': TEXTS } }),
  contract('instrument-module', 'modules', describeInstrumentModuleRepository, [instrumentModuleTable], {
    inapplicable: { 'exact values': TEXTS },
  }),
  contract(
    'instrument-module-configuration',
    'configurations',
    describeInstrumentModuleConfigurationRepository,
    [instrumentModuleConfigurationTable],
    { inapplicable: { 'exact values': TEXTS } },
  ),
  contract('observing-program', 'programs', describeObservingProgramRepository, [observingProgramTable], {
    inapplicable: { 'exact values': TEXTS },
  }),
  contract('sub-observing-program', 'subPrograms', describeSubObservingProgramRepository, [subObservingProgramTable], {
    inapplicable: { 'exact values': TEXTS },
  }),
  contract(
    'source',
    'sources',
    describeSourceRepository,
    [sourceTable, fixedSourceTable, solarSystemObjectTable, constantElevationSourceTable],
    {
      inner: PARTS,
      noDifference: {
        ...aggregate('sources'),
        'sources: sources_kind_key is not enforced': 'two of one name are refused, whatever their kinds',
        ...partsOfSources('fixed_sources'),
        ...partsOfSources('solar_system_objects'),
        ...partsOfSources('constant_elevation_sources'),
      },
    },
  ),
  contract('obs-unit', 'obsUnits', describeObsUnitRepository, [obsUnitTable, moduleSettingTable], {
    inner: PARTS,
    inapplicable: { 'exact values': TEXTS },
    noDifference: {
      ...aggregate('obs_units'),
      'obs_units: a list is not ordered by name': 'the primary key, which follows, is the name',
      'obs_units: the condition on name is forgotten': 'those of other names are not looked at',
      ...parts('obs_unit_module_configurations', 'obs_unit_module_configurations_obs_unit_fkey'),
      'obs_unit_module_configurations: a list is turned round': 'an obs unit puts its modules in order',
      'obs_unit_module_configurations: what is equal in order is turned round': 'an obs unit puts its modules in order',
      'obs_unit_module_configurations: the condition on obs_unit is forgotten': 'those of other obs units are not looked at',
    },
  }),
]);
