import type { z } from 'zod';
import { unknownKey } from './assign.js';
import { readAliases } from './environment-aliases.js';
import { keysBelow, leavesOf } from './declared-key.js';
import type { Environment } from './environment.js';
import { ENVIRONMENT_PREFIX, environmentName, environmentSegment, type KeyPath } from './key-path.js';
import { readTextAssignment } from './text-assignment.js';
import { combineReadings, type LayerReading } from './settings-layer.js';
import { suggest } from '../connections/suggestion.js';

/** Variables with the prefix that are not keys: they say where to look, or belong to the tests. */
const RESERVED = /^SEXTANT_(PROFILE|SETTINGS_PATH|DB_URL_.+|TEST_.+)$/;

/** Edits between a mistyped variable and the one that was meant; variables share long prefixes, so it is small. */
const NEAR_VARIABLE = 3;

/** What Kubernetes puts into every container when a service is called `sextant`. */
const SERVICE_LINKS = /^SEXTANT_(SERVICE_(HOST|PORT)(_.*)?|PORT(_\d+_(TCP|UDP)(_.*)?)?)$/;

/** What the environment says: the seeds' names first, then `SEXTANT_…`, so that the particular name wins. */
export function readEnvironmentLayer(root: z.ZodType, environment: Environment): LayerReading {
  return combineReadings([readAliases(root, environment), ...prefixed(root, environment)]);
}

function prefixed(root: z.ZodType, environment: Environment): LayerReading[] {
  const keys = new Map(leavesOf(root).map(({ path }) => [environmentName(path), path]));
  return Object.entries(environment).flatMap(([name, text]) => {
    if (text === undefined || !name.startsWith(ENVIRONMENT_PREFIX) || RESERVED.test(name)) return [];
    const path = keys.get(name);
    if (path) return [readTextAssignment(root, path, text, 'environment', name)];
    return SERVICE_LINKS.test(name) ? [] : [unknownVariable(root, [...keys.keys()], name)];
  });
}

function unknownVariable(root: z.ZodType, names: readonly string[], name: string): LayerReading {
  const near = suggest(name, names, NEAR_VARIABLE);
  const fault =
    near !== undefined
      ? { key: name, source: 'environment', problem: 'is not a setting', remedy: `Did you mean ${near}?` }
      : { ...unknownKey(root, guessPath(root, name), 'environment'), key: name };
  return { assignments: [], faults: [fault], unreadable: [] };
}

/** The path a variable was meant to have: declared spelling as far as it is known, the rest in lower case. */
function guessPath(root: z.ZodType, name: string): KeyPath {
  let below = keysBelow(root);
  return name
    .slice(ENVIRONMENT_PREFIX.length)
    .split('__')
    .map((segment) => {
      const key = Object.keys(below ?? {}).find((candidate) => environmentSegment(candidate) === segment);
      const schema = key === undefined ? undefined : below?.[key];
      below = schema && keysBelow(schema);
      return key ?? segment.toLowerCase();
    });
}
