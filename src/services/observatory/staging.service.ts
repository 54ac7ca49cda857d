import { service } from '../../container/index.js';
import type { DataMovement } from '../../domain/observatory/data-movement.js';
import { RawDataPackageId } from '../../domain/observatory/ids.js';
import { ObservatoryItemNotFound } from '../../domain/observatory/observatory.errors.js';
import { InvalidValue } from '../../domain/shared/invalid-value.js';
import { DataLocationRepository } from '../../ports/observatory/data-location.repository.js';
import { DataMovementRepository } from '../../ports/observatory/data-movement.repository.js';
import { ObservatoryDatabase } from '../../ports/observatory/observatory.database.js';
import { RawDataPackageRepository } from '../../ports/observatory/raw-data-package.repository.js';
import { Clock } from '../../ports/shared/clock.js';
import { ArchivedCopies } from './archived-copies.js';

/** Brings packages from the long term archive to where they are worked with. */
@service()
export class StagingService {
  constructor(
    private readonly packages: RawDataPackageRepository,
    private readonly locations: DataLocationRepository,
    private readonly archived: ArchivedCopies,
    private readonly movements: DataMovementRepository,
    private readonly database: ObservatoryDatabase,
    private readonly clock: Clock,
  ) {}

  /**
   * Asks for a package at a processing location. While such a job is open, asking again gives that one.
   * @throws InvalidValue; ObservatoryItemNotFound for the package, the location, or when no verified copy is in an archive.
   */
  async request(packageId: string, destination: string): Promise<DataMovement> {
    const id = RawDataPackageId(packageId);
    return this.database.transaction(
      async () => {
        if (!(await this.packages.findById(id))) throw new ObservatoryItemNotFound('raw data package', id);
        const location = await this.locations.find(destination);
        if (!location) throw new ObservatoryItemNotFound('data location', destination);
        if (location.purpose !== 'processing') throw new InvalidValue('location', destination, 'a processing location');
        const item = { kind: 'staging', id } as const;
        const open = (await this.movements.listOf(item, destination)).find(({ status }) => status !== 'completed');
        if (open) return open;
        const [copy] = await this.archived.ofPackage(id);
        if (!copy) throw new ObservatoryItemNotFound('verified archive copy of package', id);
        return this.movements.add({ item, origin: copy.location, destination, at: this.clock.now() });
      },
      { name: 'request staging' },
    );
  }
}
