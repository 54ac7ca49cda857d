import {
  SqlEngines,
  TypeormAccountRepository,
  TypeormAstronomicalObjectRepository,
  TypeormCatalogDatabase,
  TypeormComputeElementRepository,
  TypeormDetectionRepository,
  TypeormIdentityDatabase,
  TypeormLedgerDatabase,
  TypeormNonDetectionRepository,
  TypeormPilotsDatabase,
  TypeormPilotSubmissionRepository,
  TypeormSeedLedger,
  TypeormTransferRepository,
  TypeormUserRepository,
} from '../src/adapters/typeorm/index.js';
import type { Class } from '../src/container/index.js';
import { common } from './common.js';

/** On PostgreSQL or SQLite, as the URLs say. Also what development, staging, ci and profiles of your own run on. */
export const production: readonly Class[] = [
  ...common,
  SqlEngines,
  TypeormIdentityDatabase,
  TypeormUserRepository,
  TypeormCatalogDatabase,
  TypeormAstronomicalObjectRepository,
  TypeormDetectionRepository,
  TypeormNonDetectionRepository,
  TypeormLedgerDatabase,
  TypeormAccountRepository,
  TypeormTransferRepository,
  TypeormPilotsDatabase,
  TypeormComputeElementRepository,
  TypeormPilotSubmissionRepository,
  TypeormSeedLedger,
];
