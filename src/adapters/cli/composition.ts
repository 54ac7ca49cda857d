import type { Composition } from '../../container/index.js';
import type { LoadedSettings } from '../../settings/index.js';

/** The composition of the active profile. Its adapters are loaded here and not before. */
export async function compositionOf(settings: LoadedSettings): Promise<Composition> {
  return { ...(await compositionNamed(settings.profile, settings)), settings };
}

/** The composition of any known profile, without settings. */
export async function compositionNamed(profile: string, settings: LoadedSettings): Promise<Omit<Composition, 'settings'>> {
  const { componentsOf } = await import('../../../profiles/index.js');
  const components = await componentsOf(profile);
  const { BUILT_IN_PROFILES } = await import('../../settings/index.js');
  const builtIn: readonly string[] = BUILT_IN_PROFILES;
  const customProfiles = settings.activeProfile.known.map(({ name }) => name).filter((name) => !builtIn.includes(name));
  return { profile, components, customProfiles };
}
