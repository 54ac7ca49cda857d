import { Command } from 'commander';
import { withCommonOptions, type CommonOptions } from './common-options.js';
import { toJson } from './json-output.js';
import { writeLine, type Terminal } from './terminal.js';
import { textTable } from './text-table.js';
import { withComponent } from './with-component.js';
import { count } from './wording.js';

interface AddOptions extends CommonOptions {
  readonly capacity: number;
  readonly successRate: number;
  readonly disabled?: true;
}

const DECIMAL = /^-?\d+(\.\d+)?$/;

/** `sextant pilots add-ce|submit|summary|available` */
export function pilotsCommand(terminal: Terminal): Command {
  return new Command('pilots')
    .summary('add compute elements, submit pilots and sum them up')
    .description('Adds compute elements, submits pilots to them and tells how they are.')
    .addHelpText('after', '\nExample:\n  $ sextant pilots submit ce.example.org')
    .addCommand(addCommand(terminal))
    .addCommand(submitCommand(terminal))
    .addCommand(summaryCommand(terminal))
    .addCommand(availableCommand(terminal));
}

function addCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('add-ce'), { json: 'print one object: { name, capacity, successRate, enabled }' })
    .summary('add a compute element')
    .description('Adds a compute element: a place that runs so many pilots at a time.')
    .argument('<name>', '1 to 255 characters')
    .requiredOption('--capacity <count>', 'the most pilots at a time', decimal)
    .option('--success-rate <share>', 'expected share of successes, 0 to 1', decimal, 1)
    .option('--disabled', 'takes no pilots until it is enabled')
    .addHelpText('after', '\nExample:\n  $ sextant pilots add-ce ce.example.org --capacity 5 --success-rate 0.75')
    .action(async (name: string, options: AddOptions) => {
      const { ComputeElementService } = await import('../../services/pilots/compute-element.service.js');
      const { capacity, successRate, disabled } = options;
      const element = await withComponent(terminal, options, ComputeElementService, (elements) =>
        elements.add({ name, capacity, successRate, enabled: disabled !== true }),
      );
      const state = element.enabled ? 'enabled' : 'disabled';
      writeLine(terminal.stdout, options.json ? toJson(element) : `added ${element.name}, ${count(element.capacity)} slots, ${state}`);
    });
}

function submitCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('submit'), { json: 'print one object: { pilotId, ceName, status }' })
    .summary('submit a pilot')
    .description('Submits a pilot to a compute element that is enabled and has a free slot.')
    .argument('<name>', 'of the compute element')
    .addHelpText('after', '\nExample:\n  $ sextant pilots submit ce.example.org')
    .action(async (name: string, options: CommonOptions) => {
      const { PilotSubmissionService } = await import('../../services/pilots/pilot-submission.service.js');
      const { id, ceName, status } = await withComponent(terminal, options, PilotSubmissionService, (pilots) => pilots.submit(name));
      writeLine(terminal.stdout, options.json ? toJson({ pilotId: id, ceName, status }) : `submitted pilot ${String(id)} to ${ceName}`);
    });
}

function summaryCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('summary'), { json: 'print one object: { submitted, running, done, failed }' })
    .summary('how many pilots there are in each status')
    .description('Tells how many pilots there are in each status, zeros included.')
    .addHelpText('after', '\nExample:\n  $ sextant pilots summary --json')
    .action(async (options: CommonOptions) => {
      const { PilotSubmissionService } = await import('../../services/pilots/pilot-submission.service.js');
      const summary = await withComponent(terminal, options, PilotSubmissionService, (pilots) => pilots.summary());
      const rows = Object.entries(summary).map(([status, pilots]) => [status, count(pilots)]);
      writeLine(terminal.stdout, options.json ? toJson(summary) : textTable([['STATUS', 'PILOTS'], ...rows]));
    });
}

function availableCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('available'), {
    json: 'print one object: { available: [{ name, capacity, successRate, availableSlots }] }',
  })
    .summary('the compute elements that have room')
    .description('Lists the enabled compute elements with a free slot, ordered by name.')
    .addHelpText('after', '\nExample:\n  $ sextant pilots available')
    .action(async (options: CommonOptions) => {
      const { ComputeElementService } = await import('../../services/pilots/compute-element.service.js');
      const available = await withComponent(terminal, options, ComputeElementService, (elements) => elements.available());
      if (options.json) return writeLine(terminal.stdout, toJson({ available }));
      const rows = available.map(({ name, capacity, successRate, availableSlots }) => [
        name,
        count(capacity),
        count(availableSlots),
        String(successRate),
      ]);
      const table = textTable([['COMPUTE ELEMENT', 'CAPACITY', 'AVAILABLE', 'SUCCESS RATE'], ...rows]);
      writeLine(terminal.stdout, rows.length === 0 ? 'no compute element has room' : table);
    });
}

/** What is no decimal number becomes NaN, which the domain refuses by name. */
function decimal(text: string): number {
  return DECIMAL.test(text) ? Number(text) : Number.NaN;
}
