import { Command } from 'commander';
import type { ProfileCheck } from '../../container/index.js';
import type { LoadedSettings } from '../../settings/index.js';
import { withCommonOptions, type CommonOptions } from './common-options.js';
import { showConnectionProfiles } from './connection-profiles.js';
import { compositionNamed } from './composition.js';
import { loadCommandSettings } from './command-settings.js';
import { toJson } from './json-output.js';
import { writeLine, type Terminal } from './terminal.js';
import { textTable } from './text-table.js';

/** `sextant profiles` */
export function profilesCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('profiles'), { json: 'print one object: the active profile, why, and the check of each' })
    .summary('show which profiles there are, which is active and why, and whether each can be built')
    .description('Checks the components of every profile without constructing any; the exit code is 78 when one cannot be built.')
    .option('--connections', 'show the connection profiles instead: which is picked on this machine and why; checks and connects nothing')
    .addHelpText('after', '\nExamples:\n  $ sextant profiles --profile test\n  $ sextant profiles --connections')
    .action(async (options: ProfilesOptions) =>
      options.connections ? showConnectionProfiles(terminal, options) : showProfiles(terminal, options),
    );
}

interface ProfilesOptions extends CommonOptions {
  readonly connections?: true;
}

interface CheckedProfile {
  readonly name: string;
  readonly active: boolean;
  readonly declaredBy: string;
  readonly components: number;
  readonly faults: ProfileCheck['faults'];
}

async function showProfiles(terminal: Terminal, options: CommonOptions): Promise<void> {
  const { ProfilesInvalid } = await import('../../container/index.js');
  const settings = await loadCommandSettings(terminal, options);
  const { name: active, chosenBy, known } = settings.activeProfile;
  const profiles: CheckedProfile[] = [];
  for (const { name, declaredBy } of known)
    profiles.push({ name, active: name === active, declaredBy, ...(await checkProfile(terminal, name, settings)) });
  if (options.json) writeLine(terminal.stdout, toJson({ active, chosenBy, profiles }));
  else writeLine(terminal.stdout, `${textTable(profiles.map(rowOf))}\n\nactive: ${active} (chosen by ${chosenBy})`);
  if (profiles.some(({ faults }) => faults.length > 0))
    throw new ProfilesInvalid(profiles.map(({ name, faults }) => ({ profile: name, faults })));
}

async function checkProfile(
  terminal: Terminal,
  name: string,
  settings: LoadedSettings,
): Promise<Pick<CheckedProfile, 'components' | 'faults'>> {
  const { checkProfiles, ProfilesInvalid } = await import('../../container/index.js');
  const { components, customProfiles = [] } = await compositionNamed(terminal, name, settings);
  try {
    const [check] = checkProfiles({ profiles: [name], components, customProfiles, settings });
    return { components: check?.components ?? 0, faults: [] };
  } catch (error) {
    if (!(error instanceof ProfilesInvalid)) throw error;
    return { components: 0, faults: error.checks.flatMap(({ faults }) => faults) };
  }
}

function rowOf({ name, active, declaredBy, components, faults }: CheckedProfile): string[] {
  const state = faults.length === 0 ? `${components} components` : `cannot be built, ${faults.length} faults`;
  return [active ? '*' : ' ', name, state, `declared by ${declaredBy}`];
}
