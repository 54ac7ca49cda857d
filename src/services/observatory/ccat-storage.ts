import { posix, resolve } from 'node:path';
import { DataLocation, type LocationPurpose } from '../../domain/observatory/data-location.js';
import { DataTransferRoute } from '../../domain/observatory/data-transfer-route.js';
import { Site } from '../../domain/observatory/site.js';

export const CCAT_SITES = [
  new Site({ name: 'ccat', fullName: 'CCAT observatory, Cerro Chajnantor' }),
  new Site({ name: 'cologne', fullName: 'University of Cologne' }),
  new Site({ name: 'us', fullName: 'Cornell University' }),
] as const;

const PURPOSES: readonly (readonly [name: string, site: string, purpose: LocationPurpose])[] = [
  ['ccat_source', 'ccat', 'source'],
  ['ccat_buffer', 'ccat', 'buffer'],
  ['cologne_buffer', 'cologne', 'buffer'],
  ['cologne_archive', 'cologne', 'long term archive'],
  ['cologne_processing', 'cologne', 'processing'],
  ['us_buffer', 'us', 'buffer'],
  ['us_processing', 'us', 'processing'],
];

/** The data locations of all sites as folders of this machine, below one folder: for trying the workflow out. */
export function ccatLocations(folder: string): DataLocation[] {
  const root = resolve(folder);
  return PURPOSES.map(
    ([name, site, purpose]) => new DataLocation({ name, site, purpose, storage: 'disk', priority: 1, root: posix.join(root, name) }),
  );
}

export const CCAT_ROUTES = [
  new DataTransferRoute({ name: 'ccat_to_cologne', kind: 'direct', origin: 'ccat_buffer', destination: 'cologne_buffer' }),
] as const;
