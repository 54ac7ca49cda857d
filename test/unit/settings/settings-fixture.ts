import type { Environment, LoadSettingsOptions, SettingsFault } from '../../../src/settings/index.js';
import { loadSettings, SettingsInvalid } from '../../../src/settings/index.js';

/** Settings files by path, instead of a disk. */
export function filesOf(files: Readonly<Record<string, string>>) {
  return (path: string): string | undefined => files[path];
}

/** Options that see nothing of the machine the test runs on. */
export function isolated(environment: Environment = {}, files: Readonly<Record<string, string>> = {}) {
  return { environment, readFile: filesOf(files) };
}

/** The faults that loading finds; none when it succeeds. */
export function faultsOf(options: LoadSettingsOptions): readonly SettingsFault[] {
  try {
    loadSettings(options);
    return [];
  } catch (error) {
    if (error instanceof SettingsInvalid) return error.faults;
    throw error;
  }
}
