import type { FastifyInstance } from 'fastify';
import { MemoryAstronomicalObjectRepository } from '../../../src/adapters/memory/catalog/astronomical-object.memory.js';
import { MemoryCatalogDatabase } from '../../../src/adapters/memory/catalog/catalog.database.memory.js';
import { MemoryDetectionRepository } from '../../../src/adapters/memory/catalog/detection.memory.js';
import { MemoryNonDetectionRepository } from '../../../src/adapters/memory/catalog/non-detection.memory.js';
import {
  MemoryAccountRepository,
  MemoryComputeElementRepository,
  MemoryLedgerDatabase,
  MemoryPilotsDatabase,
  MemoryPilotSubmissionRepository,
  MemoryTransferRepository,
} from '../../../src/adapters/memory/index.js';
import { MemoryFileStore } from '../../../src/adapters/memory/observatory/file-content.memory.js';
import type { HealthReport, Token } from '../../../src/container/index.js';
import { createHttpService } from '../../../src/adapters/http/index.js';
import { User, type NewUser } from '../../../src/domain/identity/user.js';
import { UserId } from '../../../src/domain/shared/ids.js';
import { Instant } from '../../../src/domain/shared/instant.js';
import type { Page } from '../../../src/domain/shared/page.js';
import { CatalogDatabase } from '../../../src/ports/catalog/catalog.database.js';
import { IdentityDatabase } from '../../../src/ports/identity/identity.database.js';
import { LedgerDatabase } from '../../../src/ports/ledger/ledger.database.js';
import { ObservatoryDatabase } from '../../../src/ports/observatory/observatory.database.js';
import { PilotsDatabase } from '../../../src/ports/pilots/pilots.database.js';
import { UserRepository } from '../../../src/ports/identity/user.repository.js';
import type { DatabaseDescription } from '../../../src/ports/shared/database.js';
import type { Transaction, TransactionOptions } from '../../../src/ports/shared/transaction.js';
import { ClassificationService } from '../../../src/services/catalog/classification.service.js';
import { CrossMatchService } from '../../../src/services/catalog/cross-match.service.js';
import { FeatureService } from '../../../src/services/catalog/feature.service.js';
import { ObjectDossierService } from '../../../src/services/catalog/object-dossier.service.js';
import { PipelineService } from '../../../src/services/catalog/pipeline.service.js';
import { StepService } from '../../../src/services/catalog/step.service.js';
import { TaxonomyService } from '../../../src/services/catalog/taxonomy.service.js';
import { LightCurveService } from '../../../src/services/catalog/light-curve.service.js';
import { ObjectService } from '../../../src/services/catalog/astronomical-object.service.js';
import { AccountService } from '../../../src/services/ledger/account.service.js';
import { TransferService } from '../../../src/services/ledger/transfer.service.js';
import { DataMovementService } from '../../../src/services/observatory/data-movement.service.js';
import { HardwareService } from '../../../src/services/observatory/hardware.service.js';
import { ObservingProgramService } from '../../../src/services/observatory/observing-program.service.js';
import { ObsUnitService } from '../../../src/services/observatory/obs-unit.service.js';
import { RawDataFileService } from '../../../src/services/observatory/raw-data-file.service.js';
import { SourceService } from '../../../src/services/observatory/source.service.js';
import { ObservatoryRecordsService } from '../../../src/services/observatory/observatory-records.service.js';
import { ObservatoryWorkflowService } from '../../../src/services/observatory/observatory-workflow.service.js';
import { PhysicalCopyService } from '../../../src/services/observatory/physical-copy.service.js';
import { StagingService } from '../../../src/services/observatory/staging.service.js';
import { StorageNetworkService } from '../../../src/services/observatory/storage-network.service.js';
import { ComputeElementService } from '../../../src/services/pilots/compute-element.service.js';
import { PilotSubmissionService } from '../../../src/services/pilots/pilot-submission.service.js';
import { ApiTokenService } from '../../../src/services/identity/api-token.service.js';
import { RoleService } from '../../../src/services/identity/role.service.js';
import { UserService } from '../../../src/services/identity/user.service.js';
import * as identity from '../../../src/adapters/memory/identity/index.js';
import { identityServices } from '../../../src/testing/builders/identity/index.js';
import { catalogServices } from '../../../src/testing/builders/catalog/catalog-services.js';
import { memoryCatalog } from '../../../src/testing/builders/catalog/memory-catalog.js';
import { memoryObservatory, observatoryServices } from '../../../src/testing/builders/observatory/index.js';

export const silent = { http: { authentication: 'off' }, log: { level: 'silent' } } as const;

/** A database that only tells when its outermost transactions begin and end, and can be made to fail. */
export class ScriptedDatabase extends IdentityDatabase {
  readonly name = 'identity';
  readonly events: string[] = [];
  consistencyToken = (): Promise<undefined> => Promise.resolve(undefined);
  failBegin: Error | undefined;
  failCommit: Error | undefined;
  lastOptions: TransactionOptions | undefined;
  private depth = 0;

  async transaction<T>(work: (transaction: Transaction) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    const outermost = this.depth === 0;
    if (outermost) {
      if (this.failBegin) throw this.failBegin;
      this.lastOptions = options;
      this.events.push(options.readOnly ? 'begin read only' : 'begin');
    }
    this.depth += 1;
    try {
      const result = await work({ name: 'identity#1', attempt: 1, signal: options.signal } as Transaction);
      if (!outermost) return result;
      if (this.failCommit) throw this.failCommit;
      this.events.push('commit');
      return result;
    } catch (error) {
      if (outermost) this.events.push('rollback');
      throw error;
    } finally {
      this.depth -= 1;
    }
  }

  begin(): never {
    throw new Error('no route begins a transaction by hand');
  }
  session<T>(work: () => Promise<T>): Promise<T> {
    return work();
  }
  currentTransaction(): undefined {
    return undefined;
  }
  async ping(): Promise<void> {}
  async initialize(): Promise<void> {}
  async dispose(): Promise<void> {}
  describe(): DatabaseDescription {
    return { name: this.name, engine: 'memory', location: 'memory', pool: { active: 0, idle: 0, waiting: 0, capacity: 1 } };
  }
}

/** Users in a list; `during` runs inside every call, so that a test can wait or fail there. */
export class ListedUsers extends UserRepository {
  readonly users: User[] = [];
  during: () => Promise<void> = () => Promise.resolve();

  async findById(id: UserId): Promise<User | undefined> {
    await this.during();
    return this.users.find((user) => user.id === id);
  }
  async findByEmail(email: string): Promise<User | undefined> {
    await this.during();
    return this.users.find((user) => user.email === email.toLowerCase());
  }
  async save(user: NewUser | User): Promise<User> {
    const saved = new User(UserId(BigInt(this.users.length + 1)), user.email, user.name, user.createdAt);
    this.users.push(saved);
    return saved;
  }
  async delete(): Promise<boolean> {
    return false;
  }
  async list({ limit, offset }: Page): Promise<User[]> {
    await this.during();
    return this.users.slice(offset, offset + limit);
  }
}

const clock = { now: () => Instant.parse('2020-04-28T05:26:57.001441Z') };

/** A container of exactly what the service asks for. */
export class Components {
  readonly database = new ScriptedDatabase();
  readonly users = new ListedUsers();
  readonly catalog = new MemoryCatalogDatabase();
  readonly objects = new MemoryAstronomicalObjectRepository(this.catalog);
  readonly detections = new MemoryDetectionRepository(this.catalog);
  readonly nonDetections = new MemoryNonDetectionRepository(this.catalog);
  readonly records = memoryCatalog(this.catalog);
  readonly catalogServices = catalogServices(this.records);
  readonly access = new identity.MemoryIdentityDatabase();
  readonly identityServices = identityServices(
    {
      database: this.database,
      users: this.users,
      roles: new identity.MemoryRoleRepository(this.access),
      grants: new identity.MemoryRoleGrantRepository(this.access),
      tokens: new identity.MemoryApiTokenRepository(this.access),
    },
    clock,
  );
  readonly ledger = new MemoryLedgerDatabase();
  readonly accounts = new MemoryAccountRepository(this.ledger);
  readonly transfers = new MemoryTransferRepository(this.ledger);
  readonly pilotsDatabase = new MemoryPilotsDatabase();
  readonly elements = new MemoryComputeElementRepository(this.pilotsDatabase);
  readonly pilots = new MemoryPilotSubmissionRepository(this.pilotsDatabase);
  readonly files = new MemoryFileStore();
  readonly observatory = memoryObservatory();
  readonly observatoryServices = observatoryServices(this.observatory, this.files, clock);
  report: HealthReport = { status: 'up', ready: true, components: [] };
  readonly #bound = new Map<Token, object>([
    [IdentityDatabase, this.database],
    [CatalogDatabase, this.catalog],
    [ObjectService, new ObjectService(this.objects)],
    [LightCurveService, new LightCurveService(this.objects, this.detections, this.nonDetections, this.catalog)],
    [ClassificationService, this.catalogServices.classifications],
    [CrossMatchService, this.catalogServices.crossMatches],
    [FeatureService, this.catalogServices.features],
    [ObjectDossierService, this.catalogServices.dossiers],
    [PipelineService, this.catalogServices.pipelines],
    [StepService, this.catalogServices.steps],
    [TaxonomyService, this.catalogServices.taxonomies],
    [UserService, this.identityServices.users],
    [RoleService, this.identityServices.roles],
    [ApiTokenService, this.identityServices.tokens],
    [LedgerDatabase, this.ledger],
    [AccountService, new AccountService(this.accounts, this.transfers, this.ledger, clock)],
    [TransferService, new TransferService(this.transfers, this.accounts, this.ledger, clock)],
    [ObservatoryDatabase, this.observatory.database],
    [HardwareService, this.observatoryServices.hardware],
    [ObservingProgramService, this.observatoryServices.programs],
    [SourceService, this.observatoryServices.sources],
    [ObsUnitService, this.observatoryServices.obsUnits],
    [RawDataFileService, this.observatoryServices.rawFiles],
    [StorageNetworkService, this.observatoryServices.network],
    [ObservatoryRecordsService, this.observatoryServices.records],
    [ObservatoryWorkflowService, this.observatoryServices.workflow],
    [PhysicalCopyService, this.observatoryServices.copies],
    [DataMovementService, this.observatoryServices.movements],
    [StagingService, this.observatoryServices.staging],
    [PilotsDatabase, this.pilotsDatabase],
    [ComputeElementService, new ComputeElementService(this.elements, this.pilotsDatabase)],
    [PilotSubmissionService, new PilotSubmissionService(this.pilots, this.elements, this.pilotsDatabase, clock)],
  ]);

  resolve<Value extends object>(token: Token<Value>): Value {
    const value = this.#bound.get(token);
    if (!value) throw new Error(`the test binds no ${token.name}`);
    return value as Value;
  }
  async health(): Promise<HealthReport> {
    return this.report;
  }
}

export function serviceOn(components: Components): FastifyInstance {
  return createHttpService(components, silent);
}
