import { dirname, resolve } from 'node:path';
import { parse, TomlError } from 'smol-toml';
import { suggest } from '../suggestion.js';
import type { ProfileFault } from './connection-profile.errors.js';
import { isProfileKey, isTable, PASSWORD_KEYS, PROFILE_KEYS, type ProfileKey } from './profile-keys.js';

/** Gives the text of a file, or undefined when there is no such file. @throws when it is there and cannot be read. */
export type ReadProfileFile = (path: string) => string | undefined;

/** The checked values of one profile in one file. */
export type ProfileValues = Readonly<Partial<Record<ProfileKey, unknown>>>;

export interface ProfileFile {
  readonly path: string;
  /** By name, in the order of the file. */
  readonly profiles: ReadonlyMap<string, ProfileValues>;
}

export interface ProfileFileReading {
  readonly file: ProfileFile | undefined;
  readonly faults: readonly ProfileFault[];
}

/** Reads one file: a table per profile. Faults quote no value, because it may be a secret. */
export function readProfileFile(path: string, read: ReadProfileFile): ProfileFileReading {
  let document: Readonly<Record<string, unknown>>;
  try {
    const text = read(path);
    if (text === undefined) return { file: undefined, faults: [] };
    document = parse(text);
  } catch (error) {
    return { file: undefined, faults: [unreadable(path, error)] };
  }
  const faults: ProfileFault[] = [];
  const profiles = new Map<string, ProfileValues>();
  for (const [name, value] of Object.entries(document)) {
    if (!isTable(value))
      faults.push({ place: `${path} ${name}`, problem: 'stands outside of every profile', remedy: `Put it below [name].` });
    else profiles.set(name, absolutePaths(path, checked(`${path} [${name}]`, value, faults)));
  }
  return { file: { path, profiles }, faults };
}

function checked(place: string, table: Readonly<Record<string, unknown>>, faults: ProfileFault[]): ProfileValues {
  const values: Partial<Record<ProfileKey, unknown>> = {};
  for (const [key, value] of Object.entries(table)) {
    const fault = isProfileKey(key) ? PROFILE_KEYS[key](value) : unknownKey(key);
    if (fault) faults.push({ place: `${place} ${key}`, ...fault });
    else values[key as ProfileKey] = value;
  }
  for (const group of PASSWORD_KEYS) {
    const given = group.filter((key) => key in table);
    if (given.length > 1) faults.push({ place, problem: `has ${given.join(' and ')}`, remedy: 'Keep one of them.' });
  }
  return values;
}

function unknownKey(key: string): Pick<ProfileFault, 'problem' | 'remedy'> {
  const known = Object.keys(PROFILE_KEYS);
  const near = suggest(key, known);
  return { problem: 'is not a key of a profile', remedy: near === undefined ? `Keys are ${known.join(', ')}.` : `Did you mean "${near}"?` };
}

/** A password file is found from the file that names it, wherever the program is started. */
function absolutePaths(path: string, values: ProfileValues): ProfileValues {
  const files = (['passwordFile', 'adminPasswordFile'] as const).filter((key) => values[key] !== undefined);
  return { ...values, ...Object.fromEntries(files.map((key) => [key, resolve(dirname(path), values[key] as string)])) };
}

function unreadable(path: string, error: unknown): ProfileFault {
  if (error instanceof TomlError)
    return {
      place: `${path} line ${String(error.line)}, column ${String(error.column)}`,
      problem: 'is not TOML',
      remedy: 'Correct the line; texts stand in quotes, a profile begins with [name].',
    };
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'an unknown reason';
  return { place: path, problem: `cannot be read (${code})`, remedy: 'Check its permissions, or name another file.' };
}
