import { Command } from 'commander';
import type { WorkflowStatus } from '../../../services/observatory/observatory-workflow.service.js';
import { withCommonOptions, type CommonOptions } from '../common-options.js';
import { toJson } from '../json-output.js';
import { writeLine, type Terminal } from '../terminal.js';
import { textTable } from '../text-table.js';
import { withComponent } from '../with-component.js';
import { count } from '../wording.js';

/** `sextant observatory status` */
export function statusCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('status'), { json: 'print one object: { waitingForPackage, movements, copies, failing, failures }' })
    .summary('how far the data have come')
    .description(
      'Counts what waits to be packaged, movements by kind and status, and copies by location and status, and shows what keeps failing: why, how often, and when it is tried again.',
    )
    .addHelpText('after', '\nExample:\n  $ sextant observatory status')
    .action(async (options: CommonOptions) => {
      const { ObservatoryWorkflowService } = await import('../../../services/observatory/observatory-workflow.service.js');
      const status = await withComponent(terminal, options, ObservatoryWorkflowService, (workflow) => workflow.status());
      writeLine(terminal.stdout, options.json ? toJson(status) : tablesOf(status));
    });
}

function tablesOf({ waitingForPackage, movements, copies, failing, failures }: WorkflowStatus): string {
  return [
    `${count(waitingForPackage)} to be packaged`,
    textTable([['MOVEMENT', 'STATUS', 'COUNT'], ...movements.map(({ kind, status, count: number }) => [kind, status, count(number)])]),
    textTable([
      ['LOCATION', 'STATUS', 'COPIES'],
      ...copies.map(({ location, status, count: number }) => [location, status, count(number)]),
    ]),
    ...(failing === 0 ? ['nothing keeps failing'] : [`${count(failing)} keep failing`, failureTable(failures)]),
  ].join('\n\n');
}

function failureTable(failures: WorkflowStatus['failures']): string {
  const rows = failures.map(({ step, item, attempts, firstAt, nextTryAt, code, message }) => [
    step,
    item,
    count(attempts),
    String(firstAt),
    String(nextTryAt),
    message.startsWith(code) ? message : `${code}: ${message}`,
  ]);
  return textTable([['FAILING', 'ITEM', 'TRIES', 'SINCE', 'NEXT TRY', 'WHY'], ...rows]);
}
