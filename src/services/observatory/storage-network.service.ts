import { service } from '../../container/index.js';
import { DataLocation, type DataLocationFields, type LocationPurpose } from '../../domain/observatory/data-location.js';
import { DataTransferRoute } from '../../domain/observatory/data-transfer-route.js';
import { ObservatoryItemExists, ObservatoryItemNotFound } from '../../domain/observatory/observatory.errors.js';
import { Site } from '../../domain/observatory/site.js';
import { DataLocationRepository } from '../../ports/observatory/data-location.repository.js';
import { DataTransferRouteRepository } from '../../ports/observatory/data-transfer-route.repository.js';
import { ObservatoryDatabase } from '../../ports/observatory/observatory.database.js';
import { SiteRepository } from '../../ports/observatory/site.repository.js';

/** Sites, their storages, and the routes between them. */
@service()
export class StorageNetworkService {
  constructor(
    private readonly sites: SiteRepository,
    private readonly locations: DataLocationRepository,
    private readonly routes: DataTransferRouteRepository,
    private readonly database: ObservatoryDatabase,
  ) {}

  /** @throws InvalidValue, ObservatoryItemExists */
  async addSite(fields: { readonly name: string; readonly fullName: string }): Promise<Site> {
    const site = new Site(fields);
    return this.database.transaction(
      async () => {
        if (await this.sites.find(site.name)) throw new ObservatoryItemExists('site', site.name);
        await this.sites.add(site);
        return site;
      },
      { name: 'add site' },
    );
  }

  /**
   * No two locations of a site may share files, or deleting at one would delete at the other.
   * @throws InvalidValue; ObservatoryItemNotFound for the site; ObservatoryItemExists for the name, or a root inside of another one's.
   */
  async addLocation(fields: DataLocationFields): Promise<DataLocation> {
    const location = new DataLocation(fields);
    return this.database.transaction(
      async () => {
        if (!(await this.sites.find(location.site))) throw new ObservatoryItemNotFound('site', location.site);
        const all = await this.locations.list();
        const same = all.find((other) => other.name === location.name);
        if (same) throw new ObservatoryItemExists('data location', same.name);
        const shared = all.find((other) => sharesFiles(other, location));
        if (shared) throw new ObservatoryItemExists('data location with files below', `${location.root} (${shared.name})`);
        await this.locations.add(location);
        return location;
      },
      { name: 'add data location' },
    );
  }

  /** @throws InvalidValue; ObservatoryItemNotFound for a location; ObservatoryItemExists */
  async addRoute(fields: ConstructorParameters<typeof DataTransferRoute>[0]): Promise<DataTransferRoute> {
    const route = new DataTransferRoute(fields);
    return this.database.transaction(
      async () => {
        if (await this.routes.find(route.name)) throw new ObservatoryItemExists('route', route.name);
        for (const name of [route.origin, ...route.legs.map((leg) => leg.destination)])
          if (!(await this.locations.find(name))) throw new ObservatoryItemNotFound('data location', name);
        await this.routes.add(route);
        return route;
      },
      { name: 'add route' },
    );
  }

  /** Ordered by name. */
  listSites(): Promise<Site[]> {
    return this.sites.list();
  }

  /** Ordered by name. */
  listLocations(): Promise<DataLocation[]> {
    return this.locations.list();
  }

  /** Ordered by name. */
  listRoutes(): Promise<DataTransferRoute[]> {
    return this.routes.list();
  }

  /** The one to be used first. @throws ObservatoryItemNotFound when the site has none for the purpose. */
  async firstLocation(site: string, purpose: LocationPurpose): Promise<DataLocation> {
    const [first] = await this.locations.listFor(site, purpose);
    if (!first) throw new ObservatoryItemNotFound(`${purpose} location of site`, site);
    return first;
  }
}

function sharesFiles(one: DataLocation, other: DataLocation): boolean {
  if (one.site !== other.site || one.storage !== other.storage) return false;
  const [first, second] = [one.root, other.root].map((root) => `${root}/`.replaceAll(/\/+/g, '/')) as [string, string];
  return first.startsWith(second) || second.startsWith(first);
}
