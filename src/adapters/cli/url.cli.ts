import { Command } from 'commander';
import type { ExplainedAddress } from '../../connections/index.js';
import type { LoadedSettings } from '../../settings/index.js';
import { withCommonOptions, type CommonOptions } from './common-options.js';
import { loadCommandSettings } from './command-settings.js';
import { toJson } from './json-output.js';
import { writeLine, type Terminal } from './terminal.js';
import { textTable } from './text-table.js';

/** `sextant url [DATABASE]` */
export function urlCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('url'), { json: 'print one object: every database with its URL, hosts, parts and warnings' })
    .summary('show where each database is and where each part of its address came from')
    .description(
      'Shows the address of each database, passwords as ***: the hosts in the order they are tried, and for each part\n' +
        'whether the URL, a service, the environment or the password file gave it. Connects nowhere.',
    )
    .argument('[database]', 'one database by its name in the settings, for instance catalog')
    .addHelpText('after', '\nExample:\n  $ DATABASE_URL=postgresql://db.example/sky PGUSER=bob sextant url catalog')
    .action(async (database: string | undefined, options: CommonOptions) => showUrls(terminal, database, options));
}

interface ShownDatabase extends ExplainedAddress {
  readonly name: string;
  /** What set the URL, as in `sextant settings`. */
  readonly setBy: string;
}

async function showUrls(terminal: Terminal, database: string | undefined, options: CommonOptions): Promise<void> {
  const { explainDatabaseUrl } = await import('../../connections/index.js');
  const settings = await loadCommandSettings(terminal, options);
  const names = database === undefined ? Object.keys(settings.databases) : [database];
  const databases: ShownDatabase[] = [];
  for (const name of names) {
    const { environment } = terminal;
    databases.push({ name, setBy: sourceOf(name, settings), ...(await explainDatabaseUrl(settings.database(name).url, { environment })) });
  }
  writeLine(terminal.stdout, options.json ? toJson({ databases }) : databases.map(textOf).join('\n\n'));
}

function sourceOf(name: string, settings: LoadedSettings): string {
  return settings.explain().find(({ key }) => key === `databases.${name}.url`)?.source ?? 'built in';
}

function textOf({ name, url, setBy, hosts, parts, warnings }: ShownDatabase): string {
  const tried = hosts.map(({ host, hostAddress, port, passwordFrom, protection }, index) => [
    String(index + 1),
    hostAddress === undefined ? host : `${host} (${hostAddress})`,
    String(port),
    passwordFrom ?? 'none',
    protection,
  ]);
  const tables = [
    tried.length > 0 ? textTable([['TRY', 'HOST', 'PORT', 'PASSWORD FROM', 'PROTECTION'], ...tried]) : '',
    parts.length > 0 ? textTable([['PART', 'VALUE', 'FROM'], ...parts.map((part) => [part.name, part.value, part.from])]) : '',
    warnings.map((warning) => `warning: ${warning}`).join('\n'),
  ];
  return [`${name}  ${url}  (set by ${setBy})`, ...tables.filter((table) => table !== '')].join('\n\n');
}
