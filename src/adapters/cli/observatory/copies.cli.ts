import { Command } from 'commander';
import { withCommonOptions, type CommonOptions } from '../common-options.js';
import { toJson } from '../json-output.js';
import { writeLine, type Terminal } from '../terminal.js';
import { textTable } from '../text-table.js';
import { withComponent } from '../with-component.js';

interface CopiesOptions extends CommonOptions {
  readonly status?: string;
  readonly limit: number;
  readonly cursor?: string;
}

/** `sextant observatory copies` */
export function copiesCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('copies'), { json: 'print one object: { copies: [{ id, item, location, path, status, … }], next }' })
    .summary('the physical copies of files and packages')
    .description('Lists copies by id; --cursor takes the next of the page before.')
    .option('--status <status>', 'only copies in this status, such as present or "deletion possible"')
    .option('--limit <count>', 'the most copies', Number, 100)
    .option('--cursor <text>', 'where the page begins')
    .addHelpText('after', '\nExample:\n  $ sextant observatory copies --status "deletion possible"')
    .action(async (options: CopiesOptions) => {
      const [{ PhysicalCopyService }, { copyStatus }] = await Promise.all([
        import('../../../services/observatory/physical-copy.service.js'),
        import('../../../domain/observatory/copy-status.js'),
      ]);
      const statuses = options.status === undefined ? undefined : [copyStatus(options.status)];
      const { limit, cursor } = options;
      const page = await withComponent(terminal, options, PhysicalCopyService, (copies) => copies.list({ statuses }, { limit, cursor }));
      if (options.json) return writeLine(terminal.stdout, toJson({ copies: page.items, next: page.next }));
      const rows = page.items.map(({ id, item, location, status, verifiedAt, path }) => [
        String(id),
        item.kind,
        location,
        status,
        verifiedAt ? String(verifiedAt) : '-',
        path,
      ]);
      writeLine(terminal.stdout, textTable([['COPY', 'OF', 'LOCATION', 'STATUS', 'VERIFIED', 'PATH'], ...rows]));
      if (page.next !== undefined) writeLine(terminal.stderr, `there are more: --cursor ${page.next}`);
    });
}
