import { Command } from 'commander';
import type { DriftReport } from '../../ports/shared/drift-report.js';
import { DatabasesDiffer } from './command-line.errors.js';
import { withCommonOptions, type CommonOptions } from './common-options.js';
import { toJson } from './json-output.js';
import { inspect } from './migrations/administration.js';
import { writeLine, type Terminal } from './terminal.js';

/** `sextant drift [DATABASE]` */
export function driftCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('drift'), { json: 'print one object: { databases: [{ database, findings, unknownTables, … }] }' })
    .summary('compare the tables of each database with the declared ones')
    .description(
      'Tells how the live databases differ from the declared tables; the exit code is 1 when one does. Migrates and changes nothing.',
    )
    .argument('[database]', 'one database by its name in the settings, for instance catalog')
    .addHelpText('after', '\nExample:\n  $ sextant drift catalog')
    .action(async (database: string | undefined, options: CommonOptions) => showDrift(terminal, database, options));
}

async function showDrift(terminal: Terminal, database: string | undefined, options: CommonOptions): Promise<void> {
  const { driftText } = await import('../../ports/shared/drift-report.js');
  const reports = await inspect(terminal, options, database === undefined ? [] : [database], async (opened) => {
    const found: DriftReport[] = [];
    for (const one of opened) found.push(await one.drift());
    return found;
  });
  writeLine(terminal.stdout, options.json ? toJson({ databases: reports }) : reports.map(driftText).join('\n\n'));
  const different = reports.filter(({ findings }) => findings.length > 0).map((report) => report.database);
  if (different.length > 0) throw new DatabasesDiffer(different);
}
