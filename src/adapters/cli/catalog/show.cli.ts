import { Command } from 'commander';
import type { AstronomicalObject } from '../../../domain/catalog/astronomical-object.js';
import { objectId } from '../../../domain/catalog/catalog-id.js';
import type { LightCurve } from '../../../domain/catalog/light-curve.js';
import { loadCommandSettings } from '../command-settings.js';
import { withCommonOptions, type CommonOptions } from '../common-options.js';
import { compositionOf } from '../composition.js';
import { interruptible } from '../interruptible.js';
import { toJson } from '../json-output.js';
import { writeLine, type Terminal } from '../terminal.js';
import { textTable } from '../text-table.js';
import { withContainer } from '../with-container.js';
import { counted } from '../wording.js';
import { plotLightCurve } from './light-curve-plot.js';

const USUAL_WIDTH = 100;

/** `sextant catalog show OID` */
export function showCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('show'), { json: 'print one object: { object, lightCurve: { oid, detections, nonDetections } }' })
    .summary('an object and its light curve, drawn')
    .description('Shows what is known of an object, and draws its light curve: g, r, i are detections, a dot is "fainter than this".')
    .argument('<oid>', 'name of the object')
    .addHelpText('after', '\nExample:\n  $ sextant catalog show ZTF18aazeood')
    .action(async (name: string, options: CommonOptions) => show(terminal, name, options));
}

async function show(terminal: Terminal, name: string, options: CommonOptions): Promise<void> {
  const oid = objectId(name);
  const { ObjectService } = await import('../../../services/catalog/astronomical-object.service.js');
  const { LightCurveService } = await import('../../../services/catalog/light-curve.service.js');
  const { CatalogDatabase } = await import('../../../ports/catalog/catalog.database.js');
  const settings = await loadCommandSettings(terminal, options);
  const shown = await interruptible(terminal, async (signal) =>
    withContainer({ ...(await compositionOf(terminal, settings)), signal }, (container) =>
      container.resolve(CatalogDatabase).transaction(
        async () => ({
          object: await container.resolve(ObjectService).get(oid),
          lightCurve: await container.resolve(LightCurveService).get(oid),
        }),
        { readOnly: true, isolation: 'repeatable read', signal, name: 'show object' },
      ),
    ),
  );
  writeLine(terminal.stdout, options.json ? toJson(shown) : described(shown.object, shown.lightCurve, terminal.stdout.columns));
}

function described(object: AstronomicalObject, lightCurve: LightCurve, columns = USUAL_WIDTH): string {
  const { detections, nonDetections } = lightCurve;
  const facts = [
    ['position', `ra ${degrees(object.meanra)}  dec ${degrees(object.meandec)}`],
    ['observed', `${counted(detections.length, 'detection')}, ${counted(nonDetections.length, 'non-detection')}`],
    ['seen', `mjd ${days(object.firstmjd)} to ${days(object.lastmjd)}`],
    ['g - r', object.grMax === null ? 'unknown' : `${object.grMax.toFixed(3)} at brightest`],
  ];
  return [object.oid, textTable(facts), '', plotLightCurve(lightCurve, Math.min(columns, USUAL_WIDTH))].join('\n').trimEnd();
}

function degrees(value: number | null): string {
  return value === null ? 'unknown' : `${value.toFixed(6)}°`;
}

function days(value: number | null): string {
  return value === null ? 'unknown' : value.toFixed(3);
}
