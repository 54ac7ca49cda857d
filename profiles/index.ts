import { Profile, type Class } from '../src/container/index.js';

/**
 * The components of a profile: the fakes for `test`, the databases for every other one. Only the adapters of that
 * profile are loaded.
 */
export async function componentsOf(profile: string): Promise<readonly Class[]> {
  if (profile === Profile.TEST) return (await import('./test.js')).test;
  return (await import('./production.js')).production;
}
