import { Command } from 'commander';
import { withCommonOptions, type CommonOptions } from '../common-options.js';
import { toJson } from '../json-output.js';
import { writeLine, type Terminal } from '../terminal.js';
import { withComponent } from '../with-component.js';

interface BeginOptions extends CommonOptions {
  readonly id?: string;
}

const SHOWN = '{ id, obsUnit, plannedObsUnit, startedAt, endedAt }';

/** `sextant observatory execution begin|end` */
export function executionCommand(terminal: Terminal): Command {
  return new Command('execution')
    .summary('begin and end executions of obs units')
    .description('Begins and ends executions of planned obs units. While one runs its files are recorded; once it has ended they travel.')
    .addHelpText('after', '\nExample:\n  $ sextant observatory execution begin "Orion-KL CO map"')
    .addCommand(beginCommand(terminal))
    .addCommand(endCommand(terminal));
}

function beginCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('begin'), { json: `print one object: ${SHOWN}` })
    .summary('begin an execution of an obs unit')
    .description('Begins an execution of a planned obs unit whose instruments are available. Its id alone goes to standard output.')
    .argument('<obs-unit>', 'its name, such as "Orion-KL CO map"')
    .option('--id <uuid>', 'the id of the execution (default: a new one)')
    .addHelpText('after', '\nExample:\n  $ EXECUTION=$(sextant observatory execution begin "Orion-KL CO map")')
    .action(async (obsUnit: string, options: BeginOptions) => {
      const { RawDataFileService } = await import('../../../services/observatory/raw-data-file.service.js');
      const begun = await withComponent(terminal, options, RawDataFileService, (files) => files.beginExecution(obsUnit, options.id));
      if (options.json) return writeLine(terminal.stdout, toJson(begun));
      writeLine(terminal.stderr, `began ${begun.obsUnit}; its files belong into ${begun.id}/MODULE/ at a source`);
      writeLine(terminal.stdout, begun.id);
    });
}

function endCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('end'), { json: `print one object: ${SHOWN}` })
    .summary('end an execution')
    .description('Ends an execution. It takes no more files; `sextant observatory advance` packages those it has.')
    .argument('<execution>', 'its id')
    .addHelpText('after', '\nExample:\n  $ sextant observatory execution end "$EXECUTION"')
    .action(async (id: string, options: CommonOptions) => {
      const { RawDataFileService } = await import('../../../services/observatory/raw-data-file.service.js');
      const ended = await withComponent(terminal, options, RawDataFileService, (files) => files.endExecution(id));
      writeLine(terminal.stdout, options.json ? toJson(ended) : `ended ${ended.obsUnit} at ${String(ended.endedAt)}`);
    });
}
