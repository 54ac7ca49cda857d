import type { Command } from 'commander';
import type { Class } from '../../container/index.js';
import type { LoadSettingsOptions } from '../../settings/index.js';
import type { Terminal } from './terminal.js';

/** Makes one command of a command line. */
export type CreateCommand = (terminal: Terminal) => Command;

/** A program with databases of its own, as its command line needs to know it. */
export interface Application {
  /** The command people type; it stands in the help, the examples and the remedies. */
  readonly name: string;
  /** One sentence for the top of the help. */
  readonly description: string;
  readonly version: string;
  /** Names of its databases in the settings: `databases.<name>.url`. Those of Sextant's own contexts too, where it uses them. */
  readonly databases: readonly string[];
  /** The components of a profile; import the adapters in here, so that the fakes of `test` load no driver. */
  componentsOf(profile: string): Promise<readonly Class[]>;
  /** Keys and profiles of its own, and the `settings.toml` that comes with it. */
  readonly settings?: Pick<LoadSettingsOptions, 'extend' | 'profiles' | 'bundledFile'>;
  /** Commands of its own, before those that every application has. */
  readonly commands?: readonly CreateCommand[];
}

const SEXTANT = 'sextant';

/** The name of the command that runs in a terminal. */
export function commandName({ application }: Terminal): string {
  return application?.name ?? SEXTANT;
}

/** A text that names commands of `sextant`, as the application in this terminal calls them. */
export function inItsWords(terminal: Terminal, text: string): string {
  return text.replace(/(?<=[$`|] |`)sextant(?= )/g, commandName(terminal));
}
