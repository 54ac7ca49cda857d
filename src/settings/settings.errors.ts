import { SextantError, type ErrorDefinition } from '../domain/shared/sextant-error.js';
import { formatFault, type SettingsFault } from './settings-fault.js';
import { didYouMean } from '../connections/suggestion.js';

/** The settings have faults: all of them, so that they can be mended in one go. Nothing has been opened yet. */
export class SettingsInvalid extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'SETTINGS_INVALID',
    kind: 'configuration',
    meaning: 'One or more settings cannot be used; every fault is listed with the place it was set in.',
    remedy: 'Correct every place the message lists; `sextant settings` shows each key and the layer that sets it.',
  };

  constructor(readonly faults: readonly SettingsFault[]) {
    const list = faults.map((fault, index) => `\n  ${index + 1}. ${formatFault(fault)}`).join('');
    super(SettingsInvalid.definition, `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'} in the settings:${list}`, { faults });
  }
}

/** Code asked for a database that the settings do not declare. */
export class UnknownDatabaseSettings extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'SETTINGS_UNKNOWN_DATABASE',
    kind: 'configuration',
    meaning: 'A component works on a database that the settings do not declare.',
    remedy: 'Declare the database when loading: loadSettings({ databases: [name] }).',
  };

  constructor(
    readonly database: string,
    readonly declared: readonly string[],
  ) {
    super(
      UnknownDatabaseSettings.definition,
      `no database "${database}" is declared; there are ${declared.join(', ')}${didYouMean(database, declared)}`,
      { database, declared },
    );
  }
}
