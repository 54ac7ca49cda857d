import type { Class, Composition } from '../../container/index.js';
import type { LoadedSettings } from '../../settings/index.js';
import type { Terminal } from './terminal.js';

/** The composition of the active profile. Its adapters are loaded here and not before. */
export async function compositionOf(terminal: Terminal, settings: LoadedSettings): Promise<Composition> {
  return { ...(await compositionNamed(terminal, settings.profile, settings)), settings };
}

/** The composition of any known profile, without settings. */
export async function compositionNamed(
  terminal: Terminal,
  profile: string,
  settings: LoadedSettings,
): Promise<Omit<Composition, 'settings'>> {
  const components = await componentsOf(terminal, profile);
  const { BUILT_IN_PROFILES } = await import('../../settings/index.js');
  const builtIn: readonly string[] = BUILT_IN_PROFILES;
  const customProfiles = settings.activeProfile.known.map(({ name }) => name).filter((name) => !builtIn.includes(name));
  return { profile, components, customProfiles };
}

async function componentsOf({ application }: Terminal, profile: string): Promise<readonly Class[]> {
  if (application) return application.componentsOf(profile);
  const profiles = await import('../../../profiles/index.js');
  return profiles.componentsOf(profile);
}
