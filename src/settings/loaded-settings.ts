import {
  Settings,
  type CatalogSettings,
  type DatabaseSettings,
  type HttpSettings,
  type ObservatorySettings,
} from '../ports/shared/settings.js';
import type { ActiveProfile } from './active-profile.js';
import { UnknownDatabaseSettings } from './settings.errors.js';
import type { ExplainedSetting } from './explained-setting.js';

/** The values of all built-in keys, validated. */
export interface SettingsValues {
  readonly databases: Readonly<Record<string, DatabaseSettings>>;
  readonly http: HttpSettings;
  readonly catalog: CatalogSettings;
  readonly observatory: ObservatorySettings;
  readonly log: Settings['log'];
}

/** Settings as `loadSettings` built them: immutable, and every value knows the layer it came from. */
export class LoadedSettings extends Settings {
  readonly profile: string;
  readonly databases: SettingsValues['databases'];
  readonly http: HttpSettings;
  readonly catalog: CatalogSettings;
  readonly observatory: ObservatorySettings;
  readonly log: Settings['log'];
  readonly #activeProfile: ActiveProfile;
  readonly #explained: readonly ExplainedSetting[];

  /** Use `loadSettings`. Keys that the program declared itself are laid beside the built-in ones. */
  constructor(
    values: SettingsValues,
    own: Readonly<Record<string, unknown>>,
    active: ActiveProfile,
    explained: readonly ExplainedSetting[],
  ) {
    super();
    this.profile = active.name;
    this.databases = values.databases;
    this.http = values.http;
    this.catalog = values.catalog;
    this.observatory = values.observatory;
    this.log = values.log;
    this.#activeProfile = active;
    this.#explained = explained;
    Object.assign(this, own);
    deepFreeze(this);
  }

  /** Which profile is active, what chose it, and which others there are. */
  get activeProfile(): ActiveProfile {
    return this.#activeProfile;
  }

  /** Every key in order of declaration with its value (secrets redacted) and the layer that set it. */
  explain(): readonly ExplainedSetting[] {
    return this.#explained;
  }

  database(name: string): DatabaseSettings {
    const found = Object.hasOwn(this.databases, name) ? this.databases[name] : undefined;
    if (!found) throw new UnknownDatabaseSettings(name, Object.keys(this.databases));
    return found;
  }
}

function deepFreeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  Object.values(value).forEach(deepFreeze);
}
