import { parse, TomlError } from 'smol-toml';
import type { SettingsFault } from './settings-fault.js';
import type { LayerName } from './settings-layer.js';

/** Gives the text of a file, or undefined when there is no such file. @throws when it is there and cannot be read. */
export type ReadSettingsFile = (path: string) => string | undefined;

/** The file names of a settings folder, weakest first. */
export const SETTINGS_FILES = ['settings.toml', 'settings.local.toml', '.secrets.toml'] as const satisfies readonly LayerName[];

type Table = Readonly<Record<string, unknown>>;

/** One settings file, parsed but not yet compared with the declared keys. */
export interface SettingsFile {
  readonly path: string;
  readonly layer: LayerName;
  /** `[default]` and one table per profile. */
  readonly tables: Readonly<Record<string, Table>>;
  /** Profiles the file declares with `profiles = ["demo"]`. */
  readonly declaredProfiles: readonly string[];
  /** The profile the file chooses with `profile = "staging"`. */
  readonly chosenProfile: string | undefined;
}

export interface SettingsFileReading {
  readonly file: SettingsFile | undefined;
  readonly faults: readonly SettingsFault[];
}

/** Reads one file. Faults name the file and the line, and quote nothing of it, because it may hold secrets. */
export function readSettingsFile(path: string, layer: LayerName, read: ReadSettingsFile): SettingsFileReading {
  try {
    const text = read(path);
    return text === undefined ? { file: undefined, faults: [] } : interpret(path, layer, parse(text));
  } catch (error) {
    return { file: undefined, faults: [error instanceof TomlError ? syntaxFault(path, error) : unreadableFault(path, error)] };
  }
}

function interpret(path: string, layer: LayerName, document: Table): SettingsFileReading {
  const faults: SettingsFault[] = [];
  const tables: Record<string, Table> = {};
  for (const [name, value] of Object.entries(document)) {
    if (name === 'profiles' || name === 'profile') continue;
    if (isTable(value)) tables[name] = value;
    else
      faults.push({
        key: name,
        source: path,
        problem: 'stands outside of every table',
        remedy: `Put it below [default] or the table of a profile.`,
      });
  }
  const { profiles: declared = [], profile: chosen } = document;
  if (!isListOfTexts(declared))
    faults.push({ key: 'profiles', source: path, problem: 'is not a list of names', remedy: 'Write profiles = ["demo"].' });
  if (chosen !== undefined && typeof chosen !== 'string')
    faults.push({ key: 'profile', source: path, problem: 'is not a name', remedy: 'Write profile = "staging".' });
  return {
    file: {
      path,
      layer,
      tables,
      declaredProfiles: isListOfTexts(declared) ? declared : [],
      chosenProfile: typeof chosen === 'string' ? chosen : undefined,
    },
    faults,
  };
}

export function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function isListOfTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((name) => typeof name === 'string' && name !== '');
}

function syntaxFault(path: string, error: TomlError): SettingsFault {
  const why = (error.message.split('\n', 1)[0] ?? '').replace(/^Invalid TOML document: /, '');
  return {
    key: path,
    source: `line ${error.line}, column ${error.column}`,
    problem: `is not TOML: ${why}`,
    remedy: 'Correct that line; texts stand in quotes.',
  };
}

function unreadableFault(path: string, error: unknown): SettingsFault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
  return {
    key: path,
    source: 'file',
    problem: `is there and cannot be read (${code})`,
    remedy: 'Give this user the right to read it, or remove it.',
  };
}
