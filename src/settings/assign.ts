import type { z } from 'zod';
import { declaredAt, keysBelow } from './declared-key.js';
import { formatKey, type KeyPath } from './key-path.js';
import type { SettingsFault } from './settings-fault.js';
import { suggest } from '../connections/suggestion.js';

/** The fault of a key that nobody declared, with the key it was probably meant to be. */
export function unknownKey(root: z.ZodType, path: KeyPath, source: string): SettingsFault {
  const known = knownPrefix(root, path);
  const wrong = path[known.length] ?? '';
  const siblings = Object.keys(keysBelow(declaredAt(root, known) ?? root) ?? {});
  const near = suggest(wrong, siblings);
  const remedy =
    near !== undefined
      ? `Did you mean ${formatKey([...known, near])}?`
      : siblings.length > 0
        ? `Remove it; the keys there are ${siblings.join(', ')}.`
        : `Remove it; ${formatKey(known)} is a single value.`;
  return { key: formatKey(path), source, problem: 'is not a setting', remedy };
}

function knownPrefix(root: z.ZodType, path: KeyPath): KeyPath {
  let length = 0;
  while (length < path.length && declaredAt(root, path.slice(0, length + 1))) length += 1;
  return path.slice(0, length);
}

/** How a value is quoted in a fault: short, and never a secret. */
export function quote(value: unknown): string {
  const text = typeof value === 'bigint' ? String(value) : JSON.stringify(value ?? null);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
