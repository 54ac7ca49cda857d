import type { ActiveProfile } from './active-profile.js';
import type { ExplainedSetting } from './explained-setting.js';
import type { LoadedSettings } from './loaded-settings.js';

/** Everything `sextant settings` prints; safe to log. */
export interface SettingsExplanation {
  readonly profile: ActiveProfile;
  readonly settings: readonly ExplainedSetting[];
}

/** Every key with its value (secrets redacted), the layer that set it, and what it overrode. */
export function explainSettings(settings: LoadedSettings): SettingsExplanation {
  return { profile: settings.activeProfile, settings: settings.explain() };
}
