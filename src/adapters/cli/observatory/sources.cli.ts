import { Command, Option } from 'commander';
import { SOURCE_KINDS, type Source, type SourceKind } from '../../../domain/observatory/source.js';
import type { SourceImportReport } from '../../../services/observatory/source-import.service.js';
import { withCommonOptions, type CommonOptions } from '../common-options.js';
import { toJson } from '../json-output.js';
import { writeLine, type Terminal } from '../terminal.js';
import { textTable } from '../text-table.js';
import { withComponent } from '../with-component.js';
import { count, counted } from '../wording.js';

interface ListOptions extends CommonOptions {
  readonly kind?: SourceKind;
  readonly limit: number;
  readonly cursor?: string;
}

interface ImportOptions extends CommonOptions {
  readonly dryRun?: true;
}

/** `sextant observatory sources list|import` */
export function sourcesCommand(terminal: Terminal): Command {
  return new Command('sources')
    .summary('list sources, and import lists of them')
    .description('Lists what telescopes can be pointed at, and registers the sources of lists.')
    .addHelpText('after', '\nExample:\n  $ sextant observatory sources import pointing.csv --dry-run')
    .addCommand(listCommand(terminal))
    .addCommand(importCommand(terminal));
}

function listCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('list'), { json: 'print one object: { sources: [{ kind, name, … }], next }' })
    .summary('the sources, by name')
    .description('Lists sources by name; --cursor takes the next of the page before.')
    .addOption(new Option('--kind <kind>', 'only sources of this kind').choices(SOURCE_KINDS))
    .option('--limit <count>', 'the most sources', Number, 100)
    .option('--cursor <text>', 'where the page begins')
    .addHelpText('after', '\nExample:\n  $ sextant observatory sources list --kind fixed')
    .action(async (options: ListOptions) => {
      const { SourceService } = await import('../../../services/observatory/source.service.js');
      const { kind, limit, cursor } = options;
      const page = await withComponent(terminal, options, SourceService, (sources) => sources.list({ kind }, { limit, cursor }));
      if (options.json) return writeLine(terminal.stdout, toJson({ sources: page.items, next: page.next }));
      writeLine(terminal.stdout, textTable([['SOURCE', 'KIND', 'WHERE'], ...page.items.map((one) => [one.name, one.kind, whereIs(one)])]));
      if (page.next !== undefined) writeLine(terminal.stderr, `there are more: --cursor ${page.next}`);
    });
}

function importCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('import'), {
    json: 'print one object: { read, added, unchanged, rejected: [{ file, line, reason }] }',
  })
    .summary('register the sources of lists')
    .description(
      'Reads CSV lists with columns name, ra (or RAJ2000) and dec (or DEJ2000): ICRS, decimal degrees or sexagesimal. Sources that\n' +
        'are there already are not added again, so importing twice is harmless; a row that is no source is told and passed over.',
    )
    .argument('<files...>', 'CSV with a header')
    .option('-n, --dry-run', 'tell what would be added, and add nothing')
    .addHelpText('after', '\nExample:\n  $ sextant observatory sources import pointing.csv')
    .action(async (files: readonly string[], options: ImportOptions) => {
      const { SourceImportService } = await import('../../../services/observatory/source-import.service.js');
      const dryRun = options.dryRun === true;
      const report = await withComponent(terminal, options, SourceImportService, (lists) => lists.importFrom(files, { dryRun }));
      writeLine(terminal.stdout, options.json ? toJson(report) : summaryOf(report, dryRun ? 'would be added' : 'added'));
    });
}

function whereIs(source: Source): string {
  switch (source.kind) {
    case 'fixed':
      return `ra ${String(source.ra)}, dec ${String(source.dec)}`;
    case 'solar system':
      return `NAIF ${String(source.naifId)}`;
    case 'constant elevation':
      return `azimuth ${String(source.azimuthFrom)} to ${String(source.azimuthTo)}, elevation ${String(source.elevation)}`;
  }
}

function summaryOf({ read, added, unchanged, rejected }: SourceImportReport, verb: string): string {
  const summary = `${counted(read, 'row')}: ${count(added)} ${verb}, ${count(unchanged)} there already, ${count(rejected.length)} rejected`;
  return [summary, ...rejected.map(({ file, line, reason }) => `  ${file}:${String(line)}  ${reason}`)].join('\n');
}
