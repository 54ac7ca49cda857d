import { InvalidArgumentError, Option, type Command } from 'commander';

/** Options that every command takes. */
export interface CommonOptions {
  readonly profile?: string;
  readonly settingsPath?: string;
  readonly set: readonly SettingAssignment[];
  readonly json?: true;
  readonly debug?: true;
}

/** One `--set KEY=VALUE`. */
export interface SettingAssignment {
  readonly key: string;
  readonly text: string;
}

/** Adds the options that every command takes. `json` says what is printed with `--json`. */
export function withCommonOptions(command: Command, { json }: { readonly json: string }): Command {
  return command
    .option('-p, --profile <name>', 'profile to run with (default: SEXTANT_PROFILE, else production)')
    .option('--settings-path <folder>', 'folder of settings.toml, settings.local.toml and .secrets.toml')
    .option('--set <key=value>', 'set one setting, for instance log.level=debug; may be repeated', addAssignment, [])
    .option('--json', json)
    .addOption(new Option('--debug', 'show the stack of an error').hideHelp());
}

function addAssignment(text: string, earlier: readonly SettingAssignment[]): readonly SettingAssignment[] {
  const equals = text.indexOf('=');
  if (equals < 1) throw new InvalidArgumentError('Write key=value, for instance log.level=debug.');
  return [...earlier, { key: text.slice(0, equals), text: text.slice(equals + 1) }];
}
