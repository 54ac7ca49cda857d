import { Command } from 'commander';
import type { Terminal } from '../terminal.js';
import { advanceCommand } from './advance.cli.js';
import { copiesCommand } from './copies.cli.js';
import { executionCommand } from './execution.cli.js';
import { availabilityCommand, instrumentsCommand } from './instruments.cli.js';
import { nextCommand, obsUnitsCommand, programsCommand } from './plan.cli.js';
import { recordCommand } from './record.cli.js';
import { sitesCommand } from './sites.cli.js';
import { sourcesCommand } from './sources.cli.js';
import { statusCommand } from './status.cli.js';

/** `sextant observatory instruments|availability|sources|programs|obs-units|next|execution|record|sites|copies|status|advance` */
export function observatoryCommand(terminal: Terminal): Command {
  return new Command('observatory')
    .summary('what is planned to be observed, where the data are, and how far they have come')
    .description(
      'Shows instruments, sources and plans, records executions and their files, shows sites, copies and the state of the workflow from\n' +
        'the telescope to the archive, and carries it on.',
    )
    .addHelpText('after', '\nExample:\n  $ sextant observatory status')
    .addCommand(instrumentsCommand(terminal))
    .addCommand(availabilityCommand(terminal))
    .addCommand(sourcesCommand(terminal))
    .addCommand(programsCommand(terminal))
    .addCommand(obsUnitsCommand(terminal))
    .addCommand(nextCommand(terminal))
    .addCommand(executionCommand(terminal))
    .addCommand(recordCommand(terminal))
    .addCommand(sitesCommand(terminal))
    .addCommand(copiesCommand(terminal))
    .addCommand(statusCommand(terminal))
    .addCommand(advanceCommand(terminal));
}
