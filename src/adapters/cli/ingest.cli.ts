import { Command, Option } from 'commander';
import { withCommonOptions, type CommonOptions } from './common-options.js';
import { loadCommandSettings } from './command-settings.js';
import { listenForStop } from './stop-request.js';
import type { Terminal } from './terminal.js';

interface IngestOptions extends CommonOptions {
  readonly strict?: true;
  readonly statistics: 'compute' | 'leave';
}

const EXAMPLES = `
Examples:
  $ sextant ingest detections.csv non_detections.csv alerts.json
  $ zcat alerts.json.gz | sextant ingest - --strict --json`;

/** `sextant ingest FILE…` */
export function ingestCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('ingest'), {
    json: 'print one object: { read, inserted, updated, skipped, rejected: [{ file, line, reason }], tables }',
  })
    .summary('load observations from CSV or alert JSON')
    .description('Loads observations into the catalogue. Rows that are stored already are skipped, so loading twice is harmless.')
    .argument('<files...>', 'CSV with a header, or alerts as JSON; - for standard input')
    .option('--strict', 'all or nothing: store nothing when any row is rejected')
    .addOption(
      new Option(
        '--statistics <how>',
        'magnitude statistics of the objects touched: compute, or leave for sextant catalog recompute --stale',
      )
        .choices(['compute', 'leave'])
        .default('compute'),
    )
    .addHelpText('after', EXAMPLES)
    .action(async (files: readonly string[], options: IngestOptions) => {
      // Listening begins before anything is loaded, so that an early signal is not the end by force.
      using stop = listenForStop(terminal);
      const settings = await loadCommandSettings(terminal, options);
      const { runIngest } = await import('./run-ingest.js');
      const { strict, json, statistics } = options;
      await runIngest(terminal, settings, { files, strict: strict === true, statistics, json: json === true, stop });
    });
}
