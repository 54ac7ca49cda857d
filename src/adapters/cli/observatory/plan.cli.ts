import { Command } from 'commander';
import type { ObsUnit } from '../../../domain/observatory/obs-unit.js';
import { withCommonOptions, type CommonOptions } from '../common-options.js';
import { toJson } from '../json-output.js';
import { writeLine, type Terminal } from '../terminal.js';
import { textTable } from '../text-table.js';
import { withComponent } from '../with-component.js';
import { count } from '../wording.js';

interface ObsUnitsOptions extends CommonOptions {
  readonly program?: string;
  readonly subProgram?: string;
  readonly limit: number;
  readonly cursor?: string;
}

/** `sextant observatory programs` */
export function programsCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('programs'), { json: 'print one object: { programs: [{ program, subPrograms }] }' })
    .summary('the observing programs and their parts')
    .description('Shows every observing program with its sub programs.')
    .addHelpText('after', '\nExample:\n  $ sextant observatory programs')
    .action(async (options: CommonOptions) => {
      const { ObservingProgramService } = await import('../../../services/observatory/observing-program.service.js');
      const programs = await withComponent(terminal, options, ObservingProgramService, (service) => service.listPrograms());
      if (options.json) return writeLine(terminal.stdout, toJson({ programs }));
      const rows = programs.flatMap(({ program, subPrograms }) => [
        [program.shortName, '-', program.title],
        ...subPrograms.map(({ name, title }) => [program.shortName, name, title]),
      ]);
      writeLine(terminal.stdout, textTable([['PROGRAM', 'SUB PROGRAM', 'TITLE'], ...rows]));
    });
}

/** `sextant observatory obs-units` */
export function obsUnitsCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('obs-units'), { json: 'print one object: { obsUnits: [{ name, program, source, … }], next }' })
    .summary('what is planned to be observed')
    .description('Lists obs units by name; --cursor takes the next of the page before.')
    .option('--program <name>', 'only those of this program')
    .option('--sub-program <name>', 'only those of this part of it')
    .option('--limit <count>', 'the most obs units', Number, 100)
    .option('--cursor <text>', 'where the page begins')
    .addHelpText('after', '\nExample:\n  $ sextant observatory obs-units --program GEco')
    .action(async (options: ObsUnitsOptions) => {
      const { ObsUnitService } = await import('../../../services/observatory/obs-unit.service.js');
      const { program, subProgram, limit, cursor } = options;
      const page = await withComponent(terminal, options, ObsUnitService, (units) =>
        units.list({ program, subProgram }, { limit, cursor }),
      );
      if (options.json) return writeLine(terminal.stdout, toJson({ obsUnits: page.items, next: page.next }));
      const rows = page.items.map((unit) => [...columnsOf(unit), count(unit.plannedExecutions)]);
      writeLine(terminal.stdout, textTable([[...HEADER, 'EXECUTIONS'], ...rows]));
      if (page.next !== undefined) writeLine(terminal.stderr, `there are more: --cursor ${page.next}`);
    });
}

/** `sextant observatory next SOURCE` */
export function nextCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('next'), { json: 'print one object: { next: [{ obsUnit, executed }] }' })
    .summary('what can be observed of a source now')
    .description(
      'Lists the obs units of a source that were executed less often than planned and whose instruments are available, the lowest\n' +
        'priority number first.',
    )
    .argument('<source>', 'its name, such as Orion-KL')
    .addHelpText('after', '\nExample:\n  $ sextant observatory next Orion-KL')
    .action(async (source: string, options: CommonOptions) => {
      const { ObsUnitService } = await import('../../../services/observatory/obs-unit.service.js');
      const next = await withComponent(terminal, options, ObsUnitService, (units) => units.next(source));
      if (options.json) return writeLine(terminal.stdout, toJson({ next }));
      const rows = next.map(({ obsUnit, executed }) => [
        ...columnsOf(obsUnit),
        `${count(executed)} of ${count(obsUnit.plannedExecutions)}`,
      ]);
      writeLine(
        terminal.stdout,
        rows.length === 0 ? `nothing of ${source} can be observed now` : textTable([[...HEADER, 'EXECUTED'], ...rows]),
      );
    });
}

const HEADER = ['OBS UNIT', 'PROGRAM', 'SOURCE', 'MODE', 'MODULES', 'PRIORITY'] as const;

function columnsOf({ name, program, subProgram, source, obsMode, moduleSettings, priority }: ObsUnit): string[] {
  const modules = moduleSettings.map(({ module, configuration }) => `${module}:${configuration}`).join(' ');
  return [name, `${program}/${subProgram}`, source, obsMode, modules, String(priority)];
}
