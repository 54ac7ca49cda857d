import { Command } from 'commander';
import { objectId } from '../../../domain/catalog/catalog-id.js';
import { loadCommandSettings } from '../command-settings.js';
import { withCommonOptions, type CommonOptions } from '../common-options.js';
import { compositionOf } from '../composition.js';
import { interruptible } from '../interruptible.js';
import { toJson } from '../json-output.js';
import { writeLine, type Terminal } from '../terminal.js';
import { withContainer } from '../with-container.js';
import { describeObject, type ShownObject } from './object-description.js';

const USUAL_WIDTH = 100;

interface ShowOptions extends CommonOptions {
  readonly features?: true;
}

/** `sextant catalog show OID` */
export function showCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('show'), {
    json: 'print one object: { object, lightCurve: { oid, detections, nonDetections }, statistics, mostLikely, features, crossMatches, … }',
  })
    .summary('an object and its light curve, drawn')
    .description(
      'Shows what is known of an object: its likely classes, matches in other catalogs and statistics, and its light curve, drawn: ' +
        'g, r, i are detections, a dot is "fainter than this".',
    )
    .argument('<oid>', 'name of the object')
    .option('--features', 'list the features of the latest version, too')
    .addHelpText('after', '\nExample:\n  $ sextant catalog show ZTF18aazeood')
    .action(async (name: string, options: ShowOptions) => show(terminal, name, options));
}

async function show(terminal: Terminal, name: string, options: ShowOptions): Promise<void> {
  const oid = objectId(name);
  const { ObjectDossierService } = await import('../../../services/catalog/object-dossier.service.js');
  const { FeatureService } = await import('../../../services/catalog/feature.service.js');
  const { LightCurveService } = await import('../../../services/catalog/light-curve.service.js');
  const { CatalogDatabase } = await import('../../../ports/catalog/catalog.database.js');
  const settings = await loadCommandSettings(terminal, options);
  const shown = await interruptible(terminal, async (signal) =>
    withContainer({ ...(await compositionOf(terminal, settings)), signal }, (container) =>
      container.resolve(CatalogDatabase).transaction<ShownObject>(
        async () => ({
          ...(await container.resolve(ObjectDossierService).get(oid)),
          lightCurve: await container.resolve(LightCurveService).get(oid),
          features: await container.resolve(FeatureService).list(oid),
        }),
        { readOnly: true, isolation: 'repeatable read', signal, name: 'show object' },
      ),
    ),
  );
  const width = Math.min(terminal.stdout.columns ?? USUAL_WIDTH, USUAL_WIDTH);
  const text = describeObject(shown, width, { features: options.features ? 'listed' : 'counted' });
  writeLine(terminal.stdout, options.json ? toJson(shown) : text);
}
