import * as commandLine from './adapters/cli/command-line.errors.js';
import * as migrationCommand from './adapters/cli/migrations/migration-command.errors.js';
import * as httpRequest from './adapters/http/http-request.errors.js';
import * as httpServer from './adapters/http/http-server.errors.js';
import * as skyIndex from './adapters/typeorm/q3c/sky-index.errors.js';
import * as sharedSettings from './adapters/typeorm/database/shared-settings.errors.js';
import * as generation from './adapters/typeorm/migrations/generation/generation.errors.js';
import * as migration from './adapters/typeorm/migrations/migration.errors.js';
import * as databaseUrl from './connections/database-url.errors.js';
import * as connectionProfile from './connections/profiles/connection-profile.errors.js';
import * as declaration from './container/declaration.errors.js';
import * as resolution from './container/resolution.errors.js';
import * as start from './container/start.errors.js';
import * as validation from './container/validation.errors.js';
import * as catalog from './domain/catalog/catalog.errors.js';
import * as classification from './domain/catalog/classification.errors.js';
import * as processing from './domain/catalog/processing.errors.js';
import * as ingest from './domain/catalog/ingest.errors.js';
import * as apiToken from './domain/identity/api-token.errors.js';
import * as role from './domain/identity/role.errors.js';
import * as user from './domain/identity/user.errors.js';
import * as account from './domain/ledger/account.errors.js';
import * as money from './domain/ledger/money.errors.js';
import * as transfer from './domain/ledger/transfer.errors.js';
import * as dataMovement from './domain/observatory/data-movement.errors.js';
import * as instrument from './domain/observatory/instrument.errors.js';
import * as observatory from './domain/observatory/observatory.errors.js';
import * as physicalCopy from './domain/observatory/physical-copy.errors.js';
import * as rawDataFile from './domain/observatory/raw-data-file.errors.js';
import * as computeElement from './domain/pilots/compute-element.errors.js';
import * as pilotSubmission from './domain/pilots/pilot-submission.errors.js';
import * as invalidValue from './domain/shared/invalid-value.js';
import type { ErrorDefinition } from './domain/shared/sextant-error.js';
import * as observationSource from './ports/catalog/observation-source.errors.js';
import * as fileStore from './ports/observatory/file-content.errors.js';
import * as sourceList from './ports/observatory/source-list.errors.js';
import * as connectionSwitch from './ports/shared/connection-switch.errors.js';
import * as database from './ports/shared/database.errors.js';
import * as databaseServer from './ports/shared/server.errors.js';
import * as drift from './ports/shared/drift.errors.js';
import * as transaction from './ports/shared/transaction.errors.js';
import * as query from './ports/shared/query.errors.js';
import * as seed from './ports/shared/seed.errors.js';
import * as settings from './settings/settings.errors.js';
import * as throwawayPostgres from './testing/postgres/throwaway-postgres.errors.js';

/** Every module that declares errors; a new `*.errors.ts` is one line here, and a test fails until it is. */
const ERROR_MODULES: readonly object[] = [
  account,
  apiToken,
  catalog,
  classification,
  processing,
  commandLine,
  computeElement,
  connectionProfile,
  connectionSwitch,
  dataMovement,
  database,
  databaseServer,
  databaseUrl,
  declaration,
  drift,
  generation,
  fileStore,
  sourceList,
  httpRequest,
  httpServer,
  ingest,
  invalidValue,
  migration,
  migrationCommand,
  money,
  observationSource,
  instrument,
  observatory,
  physicalCopy,
  pilotSubmission,
  query,
  rawDataFile,
  resolution,
  role,
  seed,
  settings,
  skyIndex,
  sharedSettings,
  start,
  throwawayPostgres,
  transaction,
  transfer,
  user,
  validation,
];

function definitionOf(exported: unknown): ErrorDefinition[] {
  return typeof exported === 'function' && 'definition' in exported ? [exported.definition as ErrorDefinition] : [];
}

/** The definition of every error Sextant reports, ordered by code. `docs/errors.md` is written from it. */
export const errorRegistry: readonly ErrorDefinition[] = ERROR_MODULES.flatMap((module) =>
  Object.values(module).flatMap(definitionOf),
).sort((one, other) => (one.code < other.code ? -1 : 1));
