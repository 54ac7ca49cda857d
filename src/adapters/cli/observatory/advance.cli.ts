import { Command, Option } from 'commander';
import type { RetryChoice, WorkflowReport } from '../../../services/observatory/observatory-workflow.service.js';
import { WorkflowStepsFailed } from '../command-line.errors.js';
import { withCommonOptions, type CommonOptions } from '../common-options.js';
import { toJson } from '../json-output.js';
import { writeLine, type Terminal } from '../terminal.js';
import { textTable } from '../text-table.js';
import { withComponent } from '../with-component.js';
import { count } from '../wording.js';

interface AdvanceOptions extends CommonOptions {
  readonly deletion: 'mark' | 'delete';
  readonly retry: RetryChoice;
}

/** `sextant observatory advance` */
export function advanceCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('advance'), { json: 'print one object: { done, failures: [{ step, item, error }], postponed }' })
    .summary('carry the workflow on, every step once')
    .description(
      'Packages, transfers, verifies, archives, stages, and marks copies that may be deleted. What fails is told and the rest goes on; it is tried again by a run after a minute, then two, and so on up to an hour.',
    )
    .addOption(
      new Option('--deletion <how>', 'mark what is archived, or delete it at sources and buffers')
        .choices(['mark', 'delete'])
        .default('mark'),
    )
    .addOption(new Option('--retry <which>', 'what has failed: when it is due, or all of it now').choices(['due', 'all']).default('due'))
    .addHelpText('after', '\nExample:\n  $ sextant observatory advance --deletion delete')
    .action(async (options: AdvanceOptions) => {
      const { ObservatoryWorkflowService } = await import('../../../services/observatory/observatory-workflow.service.js');
      const { deletion, retry } = options;
      const report = await withComponent(terminal, options, ObservatoryWorkflowService, (workflow) =>
        workflow.advance({ deletion, retry }),
      );
      writeLine(terminal.stdout, options.json ? toJson(report) : tableOf(report));
      if (report.failures.length > 0) throw new WorkflowStepsFailed(report.failures.map(({ step, item }) => `${step} ${item}`));
    });
}

function tableOf({ done, failures, postponed }: WorkflowReport): string {
  const failed = failures.map(({ step, item, error }) => `${step} ${item}: ${error.message}`);
  const later = postponed === 0 ? [] : [`${count(postponed)} that failed before wait for their next try; --retry all tries them now`];
  return [textTable([['STEP', 'DONE'], ...Object.entries(done).map(([step, number]) => [step, count(number)])]), ...failed, ...later].join(
    '\n',
  );
}
