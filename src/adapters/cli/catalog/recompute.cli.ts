import { Command } from 'commander';
import { objectId } from '../../../domain/catalog/catalog-id.js';
import type { RefreshedStatistics } from '../../../services/catalog/statistics-upkeep.js';
import { CommandLineMisused } from '../command-line.errors.js';
import { loadCommandSettings } from '../command-settings.js';
import { withCommonOptions, type CommonOptions } from '../common-options.js';
import { compositionOf } from '../composition.js';
import { interruptible } from '../interruptible.js';
import { toJson } from '../json-output.js';
import { writeLine, type Terminal } from '../terminal.js';
import { withContainer } from '../with-container.js';
import { count, counted } from '../wording.js';

interface RecomputeOptions extends CommonOptions {
  readonly stale?: true;
}

/** `sextant catalog recompute [OID…]` */
export function recomputeCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('recompute'), { json: 'print one object: { objects, counts: { inserted, updated, skipped } }' })
    .summary('compute the magnitude statistics of objects anew')
    .description('Computes the magnitude statistics, flags and colours of objects from what is stored of them.')
    .argument('[oids...]', 'names of the objects')
    .option('--stale', 'every object whose statistics are behind what is stored of it')
    .addHelpText('after', '\nExamples:\n  $ sextant catalog recompute ZTF18aazeood\n  $ sextant catalog recompute --stale')
    .action(async (names: readonly string[], options: RecomputeOptions) => recompute(terminal, names, options));
}

async function recompute(terminal: Terminal, names: readonly string[], options: RecomputeOptions): Promise<void> {
  if (names.length > 0 === (options.stale === true))
    throw new CommandLineMisused('name the objects to recompute, or give --stale for those behind');
  const oids = [...new Set(names.map(objectId))];
  const { ObjectService } = await import('../../../services/catalog/astronomical-object.service.js');
  const { StatisticsUpkeep } = await import('../../../services/catalog/statistics-upkeep.js');
  const settings = await loadCommandSettings(terminal, options);
  const done = await interruptible(terminal, async (signal) =>
    withContainer({ ...(await compositionOf(terminal, settings)), signal }, async (container) => {
      for (const oid of oids) await container.resolve(ObjectService).get(oid);
      const upkeep = container.resolve(StatisticsUpkeep);
      return options.stale ? upkeep.refreshAwaiting({ signal }) : upkeep.refresh(oids, { signal });
    }),
  );
  writeLine(terminal.stdout, options.json ? toJson(done) : described(done));
}

function described({ objects, counts: { inserted, updated, skipped } }: RefreshedStatistics): string {
  const rows = `${count(inserted)} inserted, ${count(updated)} updated, ${count(skipped)} as they were`;
  return `statistics of ${counted(objects, 'object')} computed: ${rows}`;
}
