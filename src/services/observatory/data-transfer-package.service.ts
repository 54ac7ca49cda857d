import { randomUUID } from 'node:crypto';
import { service } from '../../container/index.js';
import { DataTransferPackage } from '../../domain/observatory/data-transfer-package.js';
import type { DataTransferRoute } from '../../domain/observatory/data-transfer-route.js';
import type { DataTransferPackageId } from '../../domain/observatory/ids.js';
import { ObservatoryItemNotFound } from '../../domain/observatory/observatory.errors.js';
import type { RawDataPackage } from '../../domain/observatory/raw-data-package.js';
import { DataLocationRepository } from '../../ports/observatory/data-location.repository.js';
import { DataMovementRepository } from '../../ports/observatory/data-movement.repository.js';
import { DataTransferPackageRepository } from '../../ports/observatory/data-transfer-package.repository.js';
import { DataTransferRouteRepository } from '../../ports/observatory/data-transfer-route.repository.js';
import { FileStore, type FilePlace } from '../../ports/observatory/file-content.store.js';
import { ObservatoryDatabase } from '../../ports/observatory/observatory.database.js';
import { PhysicalCopyRepository } from '../../ports/observatory/physical-copy.repository.js';
import { RawDataPackageRepository } from '../../ports/observatory/raw-data-package.repository.js';
import { Clock } from '../../ports/shared/clock.js';
import { CopyRegister } from './copy-register.js';
import { orDoneMeanwhile } from './done-meanwhile.js';
import { StoredContent } from './stored-content.js';

/** Packages travel together: they are bundled at the origin of a route, and unpacked and verified at its destination. */
@service()
export class DataTransferPackageService {
  constructor(
    private readonly routes: DataTransferRouteRepository,
    private readonly locations: DataLocationRepository,
    private readonly packages: RawDataPackageRepository,
    private readonly transferPackages: DataTransferPackageRepository,
    private readonly copies: PhysicalCopyRepository,
    private readonly movements: DataMovementRepository,
    private readonly register: CopyRegister,
    private readonly content: StoredContent,
    private readonly store: FileStore,
    private readonly database: ObservatoryDatabase,
    private readonly clock: Clock,
  ) {}

  /** Those whose archive file is still to be made, oldest first. */
  listToPack(): Promise<DataTransferPackage[]> {
    return this.transferPackages.listUnpacked();
  }

  /** Those that are still to be unpacked and have arrived, oldest first. */
  async listToUnpack(): Promise<DataTransferPackage[]> {
    const arrived: DataTransferPackage[] = [];
    for (const travelling of await this.transferPackages.listTravelling()) {
      const { destination } = await this.routeOf(travelling);
      if ((await this.copies.find({ kind: 'transfer package', id: travelling.id }, destination))?.isWhole) arrived.push(travelling);
    }
    return arrived;
  }

  /**
   * Decides that all packages which wait at the origin of a route travel together. `undefined` when none waits.
   * @throws ObservatoryItemNotFound for an unknown route.
   */
  async bundle(routeName: string): Promise<DataTransferPackage | undefined> {
    const bundled = new DataTransferPackage({ id: randomUUID(), route: routeName, createdAt: this.clock.now() });
    return this.database.transaction(
      async () => {
        const route = await this.routeOf(bundled);
        const waiting: RawDataPackage[] = [];
        for (const rawPackage of await this.packages.listUnbundled())
          if ((await this.copies.find({ kind: 'package', id: rawPackage.id }, route.origin))?.isWhole) waiting.push(rawPackage);
        if (waiting.length === 0) return undefined;
        await this.transferPackages.add(bundled);
        const ids = waiting.map(({ id }) => id);
        await this.packages.putIntoTransferPackage(ids, bundled.id);
        return bundled;
      },
      { name: 'bundle packages' },
    );
  }

  /**
   * Makes the archive file at the origin and plans the transfer of the first leg. One that is given as packed only gets its file
   * made again; one that another worker has packed meanwhile is given as it is. @throws ObservatoryItemNotFound for one that is not stored; ContentMismatch, FileStoreFailed
   */
  async pack(asked: DataTransferPackage): Promise<DataTransferPackage> {
    const packedMeanwhile = async (): Promise<DataTransferPackage | undefined> => {
      const current = await this.get(asked.id);
      return current.content && !asked.content ? current : undefined;
    };
    return (await packedMeanwhile()) ?? orDoneMeanwhile(() => this.packed(asked), packedMeanwhile);
  }

  private async packed(asked: DataTransferPackage): Promise<DataTransferPackage> {
    const bundled = await this.get(asked.id);
    const route = await this.routeOf(bundled);
    const packages = await this.packages.listTransferPackage(bundled.id);
    const places: FilePlace[] = [];
    for (const rawPackage of packages) {
      const place = await this.content.placeOf(route.origin, rawPackage.path);
      await this.content.verify(place, rawPackage.content);
      places.push(place);
    }
    const to = await this.content.placeOf(route.origin, bundled.path);
    const content = await this.content.packed(places, packages, to);
    const at = this.clock.now();
    return this.database.transaction(
      async () => {
        const current = await this.get(bundled.id);
        if (current.content) return current;
        const packed = current.packed(content);
        await this.transferPackages.save(packed);
        const item = { kind: 'transfer package', id: bundled.id } as const;
        await this.register.record({ item, location: route.origin, path: to.path, status: 'present', at, verified: 'verified' });
        const [leg] = route.legs;
        if (leg) await this.movements.add({ item: { kind: 'transfer', id: bundled.id }, ...leg, at });
        return packed;
      },
      { name: 'record transfer package' },
    );
  }

  /**
   * Unpacks an arrived transfer package, verifies every package in it, and plans their archiving where the site has a long term
   * archive. Done already, it does nothing.
   *
   * @throws ObservatoryItemNotFound for one that is not stored; ContentMismatch, FileStoreFailed
   */
  async unpack(asked: DataTransferPackage): Promise<DataTransferPackage> {
    const unpackedMeanwhile = async (): Promise<DataTransferPackage | undefined> => {
      const current = await this.get(asked.id);
      return current.unpackedAt ? current : undefined;
    };
    return (await unpackedMeanwhile()) ?? orDoneMeanwhile(() => this.unpacked(asked), unpackedMeanwhile);
  }

  private async unpacked(asked: DataTransferPackage): Promise<DataTransferPackage> {
    const arrived = await this.get(asked.id);
    const route = await this.routeOf(arrived);
    const packages = await this.packages.listTransferPackage(arrived.id);
    const archive = await this.content.placeOf(route.destination, arrived.path);
    const { location } = archive;
    if (arrived.content) await this.content.verify(archive, arrived.content);
    await this.store.unpack(
      archive,
      location,
      packages.map(({ path }) => path),
    );
    for (const { path, content } of packages) await this.content.verify({ location, path }, content);
    return this.database.transaction(() => this.recordUnpacked(arrived, packages, location.name, location.site), {
      name: 'record unpacked packages',
    });
  }

  private async recordUnpacked(
    arrived: DataTransferPackage,
    packages: readonly RawDataPackage[],
    location: string,
    site: string,
  ): Promise<DataTransferPackage> {
    const current = await this.get(arrived.id);
    if (current.unpackedAt) return current;
    const at = this.clock.now();
    const unpacked = current.unpacked(at);
    await this.transferPackages.save(unpacked);
    const [archive] = await this.locations.listFor(site, 'long term archive');
    for (const { id, path } of packages) {
      await this.register.record({ item: { kind: 'package', id }, location, path, status: 'present', at, verified: 'verified' });
      if (archive) await this.movements.add({ item: { kind: 'archive', id }, origin: location, destination: archive.name, at });
    }
    return unpacked;
  }

  private async get(id: DataTransferPackageId): Promise<DataTransferPackage> {
    const found = await this.transferPackages.findById(id);
    if (!found) throw new ObservatoryItemNotFound('data transfer package', id);
    return found;
  }

  private async routeOf({ route: name }: DataTransferPackage): Promise<DataTransferRoute> {
    const route = await this.routes.find(name);
    if (!route) throw new ObservatoryItemNotFound('route', name);
    return route;
  }
}
