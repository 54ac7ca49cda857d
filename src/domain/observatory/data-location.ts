import { InvalidValue } from '../shared/invalid-value.js';
import { observatoryName, observatoryText, oneOf } from './observatory-text.js';

/** What a location is for. Data are born at a `source`, wait in a `buffer`, stay in the `long term archive`, are used in `processing`. */
export const LOCATION_PURPOSES = ['source', 'buffer', 'long term archive', 'processing'] as const;
export const STORAGE_KINDS = ['disk', 's3', 'tape'] as const;

export type LocationPurpose = (typeof LOCATION_PURPOSES)[number];
export type StorageKind = (typeof STORAGE_KINDS)[number];

const HIGHEST_PRIORITY = 1_000_000;

export interface DataLocationFields {
  readonly name: string;
  readonly site: string;
  readonly purpose: string;
  readonly storage: string;
  readonly priority: number;
  readonly root: string;
}

/** A storage of a site. */
export class DataLocation {
  /** The key, such as `cologne_buffer`. */
  readonly name: string;
  readonly site: string;
  readonly purpose: LocationPurpose;
  readonly storage: StorageKind;
  /** The lowest number of a site and purpose is used first; 0 to 1,000,000. */
  readonly priority: number;
  /** Where its files are: the path of a folder, or what the file store of the storage understands. */
  readonly root: string;

  /** @throws InvalidValue */
  constructor(fields: DataLocationFields) {
    this.name = observatoryName('location', fields.name);
    this.site = observatoryName('site', fields.site);
    this.purpose = oneOf('purpose', LOCATION_PURPOSES, fields.purpose);
    this.storage = oneOf('storage', STORAGE_KINDS, fields.storage);
    this.root = observatoryText('root', fields.root);
    // Two ways to write one folder would hide that two locations share their files.
    if (this.root.split('/').some((part) => part === '.' || part === '..'))
      throw new InvalidValue('root', fields.root, 'a path without the parts . and ..');
    if (!Number.isInteger(fields.priority) || fields.priority < 0 || fields.priority > HIGHEST_PRIORITY)
      throw new InvalidValue('priority', fields.priority, 'a whole number from 0 to 1000000');
    this.priority = fields.priority;
  }
}
