import { join } from 'node:path';
import { z } from 'zod';
import { chooseProfile } from './active-profile.js';
import type { Environment } from './environment.js';
import { readEnvironmentLayer } from './environment-layer.js';
import { explainValues } from './explained-setting.js';
import { readFileLayers } from './file-layers.js';
import { readFlagLayer, type SettingsFlag } from './flag-layer.js';
import { LoadedSettings, type SettingsValues } from './loaded-settings.js';
import { mergeAssignments } from './merge.js';
import { readFileFromDisk } from '../connections/read-file-from-disk.js';
import type { SettingsFault } from './settings-fault.js';
import { readSettingsFile, SETTINGS_FILES, type ReadSettingsFile, type SettingsFile } from './settings-file.js';
import { combineReadings } from './settings-layer.js';
import { BUILT_IN_DATABASES, settingsSchema } from './settings-schema.js';
import { SettingsInvalid } from './settings.errors.js';
import { describeIssues } from './value-faults.js';

/** Where settings come from and what may be set. Everything is optional; what is left out is taken from the process. */
export interface LoadSettingsOptions<Extension extends z.ZodObject = z.ZodObject> {
  /** Names of further databases, beside those of the contexts of Sextant. */
  readonly databases?: readonly string[];
  /** The contexts of Sextant that the program uses; their databases are settings too. Default: all. */
  readonly contexts?: readonly (typeof BUILT_IN_DATABASES)[number][];
  /** Keys of your own; they become properties of the result: `z.object({ mail: z.object({ sender: z.string() }) })`. */
  readonly extend?: Extension;
  /** Profiles of your own, beside those that settings files declare. */
  readonly profiles?: readonly string[];
  /** The active profile; left out, `SEXTANT_PROFILE`, the files or `production` decide. */
  readonly profile?: string | undefined;
  /** What chose `profile`, for messages: `--profile`. */
  readonly profileChosenBy?: string;
  /** Default `process.env`. */
  readonly environment?: Environment;
  /** Settings given on the command line; they win over everything. */
  readonly flags?: readonly SettingsFlag[];
  /** Folder of `settings.toml`, `settings.local.toml` and `.secrets.toml`; default `SEXTANT_SETTINGS_PATH`, else the working directory. */
  readonly directory?: string | undefined;
  /** A `settings.toml` that comes with the program, below the user's. */
  readonly bundledFile?: string;
  /** Default: reads the disk. */
  readonly readFile?: ReadSettingsFile;
}

/** The keys of an extension; nothing when there is none. */
type OwnKeys<Extension extends z.ZodObject> = [Extension] extends [never] ? unknown : Readonly<z.output<Extension>>;

/**
 * Builds the settings from all layers, weakest first: defaults, `settings.toml` (`[default]`, then the profile's table),
 * `settings.local.toml`, `.secrets.toml`, the environment (`SEXTANT_DATABASES__CATALOG__URL`), flags. Validates once.
 *
 * Reads only what the options give it access to, keeps nothing, opens no connection.
 *
 * @throws SettingsInvalid with every fault of every layer.
 */
export function loadSettings<Extension extends z.ZodObject = never>(
  options: LoadSettingsOptions<Extension> = {},
): LoadedSettings & OwnKeys<Extension> {
  const environment = options.environment ?? process.env;
  const { files, faults: fileFaults } = readFiles(options, environment);
  const { active, faults: profileFaults } = chooseProfile({
    asked: options.profile === undefined ? undefined : { name: options.profile, by: options.profileChosenBy ?? 'the program' },
    environment,
    files,
    declared: options.profiles ?? [],
  });
  const schema = wholeSchema(active.name, options);
  const reading = combineReadings([
    readFileLayers(schema, files, active.name),
    readEnvironmentLayer(schema, environment),
    readFlagLayer(schema, options.flags ?? []),
  ]);
  const merged = mergeAssignments(schema, reading.assignments);
  const validated = schema.safeParse(merged.values);
  const valueFaults = validated.success ? [] : describeIssues(schema, merged, validated.error.issues, reading.unreadable);
  const faults = [...fileFaults, ...profileFaults, ...reading.faults, ...valueFaults];
  if (faults.length > 0 || !validated.success) throw new SettingsInvalid(faults);
  const { databases, http, catalog, observatory, log, ...own } = validated.data as SettingsValues & Record<string, unknown>;
  const explained = explainValues(schema, merged, validated.data);
  return new LoadedSettings({ databases, http, catalog, observatory, log }, own, active, explained) as LoadedSettings & OwnKeys<Extension>;
}

function wholeSchema(profile: string, options: Pick<LoadSettingsOptions, 'contexts' | 'databases' | 'extend'>): z.ZodObject {
  const builtIn = settingsSchema(profile, [...new Set([...(options.contexts ?? BUILT_IN_DATABASES), ...(options.databases ?? [])])]);
  const taken = new Set([...Object.keys(builtIn.shape), ...Object.getOwnPropertyNames(LoadedSettings.prototype), 'profile']);
  const clash = Object.keys(options.extend?.shape ?? {}).find((key) => taken.has(key));
  if (clash !== undefined) throw new TypeError(`extend declares ${clash}, which is a name of Sextant's own settings`);
  return z.strictObject({ ...builtIn.shape, ...options.extend?.shape });
}

function readFiles(
  options: Pick<LoadSettingsOptions, 'readFile' | 'directory' | 'bundledFile'>,
  environment: Environment,
): { files: readonly SettingsFile[]; faults: readonly SettingsFault[] } {
  const read = options.readFile ?? readFileFromDisk;
  const variable = environment['SEXTANT_SETTINGS_PATH'];
  const asked = options.directory ?? variable;
  const own = SETTINGS_FILES.map((name) => readSettingsFile(join(asked ?? '.', name), name, read));
  const bundled = options.bundledFile === undefined ? [] : [readSettingsFile(options.bundledFile, 'settings.toml', read)];
  const readings = [...bundled, ...own];
  const faults = readings.flatMap((reading) => reading.faults);
  if (asked !== undefined && own.every(({ file, faults: wrong }) => file === undefined && wrong.length === 0))
    faults.push({
      key: asked === '' ? '(empty)' : asked,
      source: options.directory === undefined ? 'SEXTANT_SETTINGS_PATH' : '--settings-path',
      problem: 'holds no settings file',
      remedy: `Give a folder with ${SETTINGS_FILES.join(', ')}.`,
    });
  return { files: readings.flatMap(({ file }) => (file ? [file] : [])), faults };
}
