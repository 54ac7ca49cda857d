import { Argument, Command } from 'commander';
import type { Availability } from '../../../domain/observatory/instrument.js';
import { withCommonOptions, type CommonOptions } from '../common-options.js';
import { toJson } from '../json-output.js';
import { writeLine, type Terminal } from '../terminal.js';
import { textTable } from '../text-table.js';
import { withComponent } from '../with-component.js';

/** `sextant observatory instruments` */
export function instrumentsCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('instruments'), {
    json: 'print one object: { instruments: [{ instrument, telescope, modules: [{ module, configurations }] }] }',
  })
    .summary('the instruments, their modules, and how these can be set up')
    .description('Shows every instrument with its telescope, its modules and their configurations.')
    .addHelpText('after', '\nExample:\n  $ sextant observatory instruments')
    .action(async (options: CommonOptions) => {
      const { HardwareService } = await import('../../../services/observatory/hardware.service.js');
      const instruments = await withComponent(terminal, options, HardwareService, (hardware) => hardware.listInstruments());
      if (options.json) return writeLine(terminal.stdout, toJson({ instruments }));
      const rows = instruments.flatMap(({ instrument, telescope, modules }) =>
        (modules.length === 0 ? [undefined] : modules).map((found) => [
          instrument.name,
          `${telescope.name} (${String(telescope.altitudeMetres)} m)`,
          instrument.available ? 'yes' : 'no',
          found?.module.name ?? '-',
          found?.configurations.map(({ name }) => name).join(', ') ?? '-',
        ]),
      );
      writeLine(terminal.stdout, textTable([['INSTRUMENT', 'TELESCOPE', 'AVAILABLE', 'MODULE', 'CONFIGURATIONS'], ...rows]));
    });
}

/** `sextant observatory availability INSTRUMENT available|unavailable` */
export function availabilityCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('availability'), { json: 'print one object: { name, telescope, description, available }' })
    .summary('say whether an instrument can be observed with')
    .description('Marks an instrument. While it is unavailable no execution with it begins; running ones go on.')
    .argument('<instrument>', 'its name, such as CHAI')
    .addArgument(new Argument('<availability>', 'what it is from now on').choices(['available', 'unavailable']))
    .addHelpText('after', '\nExample:\n  $ sextant observatory availability CHAI unavailable')
    .action(async (name: string, availability: Availability, options: CommonOptions) => {
      const { HardwareService } = await import('../../../services/observatory/hardware.service.js');
      const changed = await withComponent(terminal, options, HardwareService, (hardware) => hardware.setAvailability(name, availability));
      writeLine(terminal.stdout, options.json ? toJson(changed) : `${changed.name} is ${availability}`);
    });
}
