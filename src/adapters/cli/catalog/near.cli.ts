import { Command, InvalidArgumentError, InvalidOptionArgumentError } from 'commander';
import type { ConePage } from '../../../services/catalog/astronomical-object.service.js';
import { loadCommandSettings } from '../command-settings.js';
import { withCommonOptions, type CommonOptions } from '../common-options.js';
import { compositionOf } from '../composition.js';
import { interruptible } from '../interruptible.js';
import { toJson } from '../json-output.js';
import { writeLine, type Terminal } from '../terminal.js';
import { textTable } from '../text-table.js';
import { withContainer } from '../with-container.js';

interface NearOptions extends CommonOptions {
  readonly limit?: number;
}

const DECIMAL = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/** `sextant catalog near RA DEC RADIUS` */
export function nearCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('near'), { json: 'print one object: { items: [{ object, distance }], complete }, degrees' })
    .summary('the objects around a place, nearest first')
    .description('Finds the objects within a radius of a place on the sky (ICRS); all angles in decimal degrees.')
    .argument('<ra>', 'right ascension, 0 to 360', angle)
    .argument('<dec>', 'declination, -90 to 90 (write -- before a negative one)', angle)
    .argument('<radius>', '0 to 180', angle)
    .option('-l, --limit <count>', 'at most this many objects, up to 1000 (default: 100)', whole)
    .addHelpText('after', '\nExamples:\n  $ sextant catalog near 185.7289 15.8236 0.01\n  $ sextant catalog near --json -- 10 -45.5 0.5')
    .action(async (ra: number, dec: number, radius: number, options: NearOptions) => near(terminal, { ra, dec, radius }, options));
}

async function near(
  terminal: Terminal,
  place: { readonly ra: number; readonly dec: number; readonly radius: number },
  options: NearOptions,
) {
  const { ObjectService } = await import('../../../services/catalog/astronomical-object.service.js');
  const settings = await loadCommandSettings(terminal, options);
  const found = await interruptible(terminal, async (signal) =>
    withContainer({ ...(await compositionOf(terminal, settings)), signal }, (container) =>
      container.resolve(ObjectService).near(place, { limit: options.limit }),
    ),
  );
  if (options.json) return writeLine(terminal.stdout, toJson(found));
  writeLine(terminal.stdout, tableOf(found));
}

function tableOf({ items, complete }: ConePage): string {
  if (items.length === 0) return 'no object is there';
  const rows = items.map(({ object, distance }) => [
    object.oid,
    (distance * 3600).toFixed(3),
    object.meanra?.toFixed(6) ?? '-',
    object.meandec?.toFixed(6) ?? '-',
    String(object.ndet ?? '-'),
  ]);
  const table = textTable([['OBJECT', 'ARCSEC', 'RA', 'DEC', 'DETECTIONS'], ...rows]);
  return complete ? table : `${table}\nThere are more; --limit shows them.`;
}

function angle(text: string): number {
  if (!DECIMAL.test(text)) throw new InvalidArgumentError('Write decimal degrees, for instance 185.7289.');
  return Number(text);
}

function whole(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidOptionArgumentError('Write a whole number.');
  return Number(text);
}
