import { ConfirmationMissing } from './migration-command.errors.js';

/** Profiles whose data nobody mourns. */
const FREE_PROFILES = new Set(['development', 'ci', 'test']);

/** @throws ConfirmationMissing unless the profile is one for trying things out, or each name was confirmed. */
export function requireConfirmation(profile: string, names: readonly string[], confirmed: readonly string[]): void {
  if (FREE_PROFILES.has(profile)) return;
  const missing = names.filter((name) => !confirmed.includes(name));
  if (missing.length > 0) throw new ConfirmationMissing(missing);
}
