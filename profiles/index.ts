import { Profile, type Class } from '../src/container/index.js';

/** The parts of a context, each loaded when it is needed: the fakes of `test` never load a driver. */
interface ContextParts {
  common(): Promise<{ readonly common: readonly Class[] }>;
  production(): Promise<{ readonly production: readonly Class[] }>;
  test(): Promise<{ readonly test: readonly Class[] }>;
}

const SHARED: ContextParts = {
  common: () => import('./shared/common.js'),
  production: () => import('./shared/production.js'),
  test: () => import('./shared/test.js'),
};

const CONTEXTS = {
  identity: {
    common: () => import('./identity/common.js'),
    production: () => import('./identity/production.js'),
    test: () => import('./identity/test.js'),
  },
  catalog: {
    common: () => import('./catalog/common.js'),
    production: () => import('./catalog/production.js'),
    test: () => import('./catalog/test.js'),
  },
  ledger: {
    common: () => import('./ledger/common.js'),
    production: () => import('./ledger/production.js'),
    test: () => import('./ledger/test.js'),
  },
  pilots: {
    common: () => import('./pilots/common.js'),
    production: () => import('./pilots/production.js'),
    test: () => import('./pilots/test.js'),
  },
  observatory: {
    common: () => import('./observatory/common.js'),
    production: () => import('./observatory/production.js'),
    test: () => import('./observatory/test.js'),
  },
} satisfies Readonly<Record<string, ContextParts>>;

/** A context of Sextant; its database has the same name in the settings. */
export type ContextName = keyof typeof CONTEXTS;

/** All contexts of Sextant. */
export const CONTEXT_NAMES = Object.keys(CONTEXTS) as readonly ContextName[];

/**
 * The components of a profile: the fakes for `test`, the databases for every other one. With `contexts` only those of some,
 * for a program that embeds them: `componentsOf('production', ['catalog'])` beside `loadSettings({ contexts: ['catalog'] })`.
 */
export async function componentsOf(profile: string, contexts: readonly ContextName[] = CONTEXT_NAMES): Promise<readonly Class[]> {
  const parts = [SHARED, ...contexts.map((name): ContextParts => CONTEXTS[name])];
  const components = parts.map(async (part) => {
    const [{ common }, adapters] = await Promise.all([part.common(), adaptersOf(part, profile)]);
    return [...common, ...adapters];
  });
  return (await Promise.all(components)).flat();
}

async function adaptersOf(part: ContextParts, profile: string): Promise<readonly Class[]> {
  return profile === Profile.TEST ? (await part.test()).test : (await part.production()).production;
}
