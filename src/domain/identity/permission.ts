import type { Brand } from '../shared/brand.js';
import { InvalidValue } from '../shared/invalid-value.js';

/** What somebody may do, as a plain word: `observatory:read` is a context and an action. No pattern: each stands for itself. */
export type Permission = Brand<string, 'Permission'>;

const LONGEST = 100;
/** The most in one set, of a role or of a token. */
const MOST = 200;
const SHAPE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*:[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** @throws InvalidValue unless it is `context:action` in small letters, digits and hyphens, at most 100 characters. */
export function Permission(text: string): Permission {
  if (!SHAPE.test(text) || text.length > LONGEST)
    throw new InvalidValue('permission', text, 'context:action in small letters, such as observatory:read');
  return text as Permission;
}

/** The set of the words: each once, in alphabetical order. Empty when there are none. @throws InvalidValue */
export function permissionSet(words: Iterable<string>): readonly Permission[] {
  const set = [...new Set(words)].map(Permission).sort();
  if (set.length > MOST) throw new InvalidValue('permissions', `${String(set.length)} words`, `at most ${String(MOST)} words`);
  return Object.freeze(set);
}

/** What both sets hold. */
export function permissionsInBoth(one: readonly Permission[], other: readonly Permission[]): readonly Permission[] {
  const held = new Set(other);
  return Object.freeze(one.filter((permission) => held.has(permission)));
}
