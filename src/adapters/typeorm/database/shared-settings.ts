import { Secret } from '../../../domain/shared/secret.js';
import type { DatabaseSettings } from '../../../ports/shared/settings.js';

/** Acted upon for each database by itself, whoever shares its connections. */
const OWN_KEYS: ReadonlySet<string> = new Set<keyof DatabaseSettings>(['runMigrations', 'autoReflect']);

/** The keys in which two databases differ although they would share one pool. */
export function differingKeys(one: DatabaseSettings, other: DatabaseSettings): readonly string[] {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof DatabaseSettings>;
  return [...keys].filter((key) => !OWN_KEYS.has(key) && comparable(one[key]) !== comparable(other[key])).sort();
}

function comparable(value: DatabaseSettings[keyof DatabaseSettings]): unknown {
  return value instanceof Secret ? value.reveal() : value;
}
