import { SextantError, type ErrorDefinition } from '../../../domain/shared/sextant-error.js';

/** Two databases with one URL share its connections, so what is set for the connections must be the same for both. */
export class SharedSettingsDiffer extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'DATABASE_SHARED_SETTINGS_DIFFER',
    kind: 'configuration',
    meaning: 'Databases with the same URL share one pool, but their settings for it differ.',
    remedy: 'Give them the same settings; or give one a URL of its own (?application_name=… is enough), and with it its own pool.',
  };
  constructor(
    database: string,
    readonly sharesWith: readonly string[],
    readonly keys: readonly string[],
  ) {
    const others = sharesWith.join(', ');
    super(SharedSettingsDiffer.definition, `${database} has the URL of ${others} and other ${keys.join(', ')}`, {
      database,
      sharesWith,
      keys,
    });
  }
}
