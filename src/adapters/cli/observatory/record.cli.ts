import { Command } from 'commander';
import type { RawDataFile } from '../../../domain/observatory/raw-data-file.js';
import { withCommonOptions, type CommonOptions } from '../common-options.js';
import { toJson } from '../json-output.js';
import { writeLine, type Terminal } from '../terminal.js';
import { textTable } from '../text-table.js';
import { withComponent } from '../with-component.js';
import { count } from '../wording.js';

interface RecordOptions extends CommonOptions {
  readonly location: string;
}

/** `sextant observatory record EXECUTION MODULE FILE… --location SOURCE` */
export function recordCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('record'), { json: 'print one object: { files: [{ id, module, name, content, … }] }' })
    .summary('record files that an instrument module wrote')
    .description(
      'Records files of a running execution that are in EXECUTION/MODULE/ at a source, with the size and SHA-256 they have there now.\n' +
        'Each is a transaction; recording one again changes nothing, unless its bytes are others: that is refused.',
    )
    .argument('<execution>', 'its id')
    .argument('<module>', 'the instrument module, such as LFA')
    .argument('<file...>', 'the names of the files, without folders')
    .requiredOption('--location <source>', 'the data location, such as ccat_source')
    .addHelpText('after', '\nExample:\n  $ sextant observatory record "$EXECUTION" LFA scan-1.fits scan-2.fits --location ccat_source')
    .action(async (executedObsUnitId: string, module: string, names: readonly string[], options: RecordOptions) => {
      const { RawDataFileService } = await import('../../../services/observatory/raw-data-file.service.js');
      const { location } = options;
      const files = await withComponent(terminal, options, RawDataFileService, async (service) => {
        const recorded: RawDataFile[] = [];
        for (const name of names) recorded.push(await service.recordStored({ executedObsUnitId, module, name, location }));
        return recorded;
      });
      if (options.json) return writeLine(terminal.stdout, toJson({ files }));
      const rows = files.map(({ path, content }) => [path, count(Number(content.sizeBytes)), content.checksum]);
      writeLine(terminal.stdout, textTable([['FILE', 'BYTES', 'SHA-256'], ...rows]));
    });
}
