import type { Environment } from './environment.js';
import type { SettingsFault } from './settings-fault.js';
import type { SettingsFile } from './settings-file.js';
import { suggest } from '../connections/suggestion.js';

/** Profiles that need no declaration. */
export const BUILT_IN_PROFILES = ['production', 'development', 'staging', 'ci', 'test'] as const;

/** Which profile is active, and what chose it. */
export interface ActiveProfile {
  readonly name: string;
  /** `--profile`, `SEXTANT_PROFILE`, a file, or `default`. */
  readonly chosenBy: string;
  /** Every profile that could have been chosen: the built-in ones, then those declared. */
  readonly known: readonly { readonly name: string; readonly declaredBy: string }[];
}

export interface ProfileChoice {
  /** What a flag or the program asked for; wins over everything. */
  readonly asked: { readonly name: string; readonly by: string } | undefined;
  readonly environment: Environment;
  readonly files: readonly SettingsFile[];
  /** Profiles the program declares. */
  readonly declared: readonly string[];
}

/** Chooses the profile: flag or program, `SEXTANT_PROFILE`, the strongest file that names one, else `production`. */
export function chooseProfile(choice: ProfileChoice): { readonly active: ActiveProfile; readonly faults: readonly SettingsFault[] } {
  const known = knownProfiles(choice);
  const names = known.map(({ name }) => name);
  const { name, by } = asked(choice);
  const faults = choice.files.flatMap((file) => unknownTables(file, names));
  if (!names.includes(name))
    faults.unshift({ key: `profile "${name}"`, source: by, problem: 'is not known', remedy: profileRemedy(name, names) });
  return { active: { name, chosenBy: by, known }, faults };
}

function asked({ asked: wish, environment, files }: ProfileChoice): { readonly name: string; readonly by: string } {
  if (wish) return wish;
  const variable = environment['SEXTANT_PROFILE'];
  if (variable !== undefined) return { name: variable, by: 'SEXTANT_PROFILE' };
  const file = files.findLast((candidate) => candidate.chosenProfile !== undefined);
  return file?.chosenProfile === undefined ? { name: 'production', by: 'default' } : { name: file.chosenProfile, by: file.path };
}

function knownProfiles({ files, declared }: ProfileChoice): ActiveProfile['known'] {
  const all = [
    ...BUILT_IN_PROFILES.map((name) => ({ name, declaredBy: 'Sextant' })),
    ...declared.map((name) => ({ name, declaredBy: 'the program' })),
    ...files.flatMap((file) => file.declaredProfiles.map((name) => ({ name, declaredBy: file.path }))),
  ];
  return all.filter(({ name }, index) => all.findIndex((other) => other.name === name) === index);
}

function unknownTables(file: SettingsFile, names: readonly string[]): SettingsFault[] {
  return Object.keys(file.tables)
    .filter((table) => table !== 'default' && !names.includes(table))
    .map((table) => ({
      key: `[${table}]`,
      source: file.path,
      problem: 'is not the table of a known profile',
      remedy: profileRemedy(table, ['default', ...names]),
    }));
}

function profileRemedy(name: string, names: readonly string[]): string {
  const near = suggest(name, names);
  if (near !== undefined) return `Did you mean "${near}"?`;
  return `Profiles are ${names.join(', ')}; a profile of your own is declared with profiles = ["${name}"] at the top of settings.toml.`;
}
