import type { DataLocation } from '../../../domain/observatory/data-location.js';
import type { StorageNetworkService } from '../../../services/observatory/storage-network.service.js';

/** The locations of `addTwoSites`. */
export interface TwoSites {
  readonly source: DataLocation;
  readonly ccatBuffer: DataLocation;
  readonly cologneBuffer: DataLocation;
  readonly archive: DataLocation;
  readonly processing: DataLocation;
}

/** A telescope and an institute, all locations on disk below one folder, and the route `ccat_to_cologne` between their buffers. */
export async function addTwoSites(network: StorageNetworkService, folder: string): Promise<TwoSites> {
  await network.addSite({ name: 'ccat', fullName: 'CCAT observatory, Cerro Chajnantor' });
  await network.addSite({ name: 'cologne', fullName: 'University of Cologne' });
  const add = (name: string, site: string, purpose: string): Promise<DataLocation> =>
    network.addLocation({ name, site, purpose, storage: 'disk', priority: 1, root: `${folder}/${name}` });
  const sites = {
    source: await add('ccat_source', 'ccat', 'source'),
    ccatBuffer: await add('ccat_buffer', 'ccat', 'buffer'),
    cologneBuffer: await add('cologne_buffer', 'cologne', 'buffer'),
    archive: await add('cologne_archive', 'cologne', 'long term archive'),
    processing: await add('cologne_processing', 'cologne', 'processing'),
  };
  await network.addRoute({ name: 'ccat_to_cologne', kind: 'direct', origin: 'ccat_buffer', destination: 'cologne_buffer' });
  return sites;
}
