import { join } from 'node:path';
import type { LoadedSettings, SettingsFlag } from '../../settings/index.js';
import type { CommonOptions } from './common-options.js';
import { packageRoot } from './package-root.js';
import type { Terminal } from './terminal.js';

/** Loads the settings a command runs with: all layers, its own flags last. @throws SettingsInvalid. */
export async function loadCommandSettings(
  terminal: Terminal,
  options: CommonOptions,
  flags: readonly SettingsFlag[] = [],
): Promise<LoadedSettings> {
  const { loadSettings } = await import('../../settings/index.js');
  const assignments = options.set.map(({ key, text }) => ({ flag: `--set ${key}`, key, text }));
  const { application } = terminal;
  return loadSettings({
    environment: terminal.environment,
    profile: options.profile,
    profileChosenBy: '--profile',
    directory: options.settingsPath,
    ...(application
      ? { contexts: [], databases: application.databases, ...application.settings }
      : { bundledFile: join(packageRoot(), 'profiles', 'settings.toml') }),
    flags: [...assignments, ...flags],
  });
}
