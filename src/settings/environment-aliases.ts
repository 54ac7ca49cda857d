import type { z } from 'zod';
import { declaredAt, keysBelow } from './declared-key.js';
import type { Environment } from './environment.js';
import { environmentSegment } from './key-path.js';
import { combineReadings, type LayerReading } from './settings-layer.js';
import { suggest } from '../connections/suggestion.js';
import { readTextAssignment } from './text-assignment.js';

interface Alias {
  readonly variable: string;
  /** The key below each database that it sets. */
  readonly key: string;
  readonly convert?: (text: string) => string;
}

const secondsToMilliseconds = (text: string): string =>
  /^\d+(\.\d+)?$/.test(text.trim()) ? String(Math.round(Number(text) * 1000)) : text;

/** Well-known names, weakest first; each sets its key for every database. */
const ALIASES: readonly Alias[] = [
  { variable: 'DATABASE_URL', key: 'url' },
  { variable: 'DATABASE_PRIMARY_URL', key: 'url' },
  { variable: 'DATABASE_REPLICA_URL', key: 'replicaUrl' },
  { variable: 'DB_POOL_SIZE', key: 'poolSize' },
  { variable: 'DB_POOL_TIMEOUT', key: 'acquireTimeoutMilliseconds', convert: secondsToMilliseconds },
  { variable: 'RUN_MIGRATIONS', key: 'runMigrations' },
];

const URL_OF_ONE = 'SEXTANT_DB_URL_';

/** Reads the names that services carry over from elsewhere, and `SEXTANT_DB_URL_<NAME>`. `DB_POOL_TIMEOUT` is in seconds. */
export function readAliases(root: z.ZodType, environment: Environment): LayerReading {
  const names = databaseNames(root);
  const forAll = ALIASES.flatMap(({ variable, key, convert }) => {
    const text = environment[variable];
    if (text === undefined) return [];
    return [
      onceReported(
        names.map((name) => readTextAssignment(root, ['databases', name, key], convert?.(text) ?? text, 'environment', variable)),
      ),
    ];
  });
  const forOne = Object.entries(environment)
    .filter(([variable]) => variable.startsWith(URL_OF_ONE))
    .map(([variable, text]) => urlOfOne(root, names, variable, text ?? ''));
  return combineReadings([...forAll, ...forOne]);
}

function databaseNames(root: z.ZodType): readonly string[] {
  const databases = declaredAt(root, ['databases']);
  return Object.keys((databases && keysBelow(databases)) ?? {});
}

/** An alias sets many keys: its fault is told once, under the name of the variable. */
function onceReported(readings: readonly LayerReading[]): LayerReading {
  const combined = combineReadings(readings);
  return { ...combined, faults: combined.faults.slice(0, 1).map((fault) => ({ ...fault, key: fault.source, source: 'environment' })) };
}

function urlOfOne(root: z.ZodType, names: readonly string[], variable: string, text: string): LayerReading {
  const wanted = variable.slice(URL_OF_ONE.length);
  const name = names.find((candidate) => environmentSegment(candidate) === wanted.toUpperCase());
  if (name !== undefined) return readTextAssignment(root, ['databases', name, 'url'], text, 'environment', variable);
  const near = suggest(wanted, names.map(environmentSegment));
  const remedy = near === undefined ? `Databases are ${names.join(', ')}.` : `Did you mean ${URL_OF_ONE}${near}?`;
  return {
    assignments: [],
    faults: [{ key: variable, source: 'environment', problem: 'names a database that is not declared', remedy }],
    unreadable: [],
  };
}
