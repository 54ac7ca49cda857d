import { Command } from 'commander';
import { withCommonOptions, type CommonOptions } from '../common-options.js';
import { toJson } from '../json-output.js';
import { writeLine, type Terminal } from '../terminal.js';
import { textTable } from '../text-table.js';
import { withComponent } from '../with-component.js';

/** `sextant observatory sites` */
export function sitesCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('sites'), { json: 'print one object: { sites, locations, routes }' })
    .summary('the sites, their data locations and the routes between them')
    .description('Shows every site with its data locations, and every route.')
    .addHelpText('after', '\nExample:\n  $ sextant observatory sites')
    .action(async (options: CommonOptions) => {
      const { StorageNetworkService } = await import('../../../services/observatory/storage-network.service.js');
      const found = await withComponent(terminal, options, StorageNetworkService, async (network) => ({
        sites: await network.listSites(),
        locations: await network.listLocations(),
        routes: await network.listRoutes(),
      }));
      if (options.json) return writeLine(terminal.stdout, toJson(found));
      const { sites, locations, routes } = found;
      const tables = [
        textTable([['SITE', 'NAME'], ...sites.map(({ name, fullName }) => [name, fullName])]),
        textTable([
          ['LOCATION', 'SITE', 'PURPOSE', 'STORAGE', 'PRIORITY', 'ROOT'],
          ...locations.map(({ name, site, purpose, storage, priority, root }) => [name, site, purpose, storage, String(priority), root]),
        ]),
        textTable([
          ['ROUTE', 'KIND', 'FROM', 'BY', 'TO'],
          ...routes.map(({ name, kind, origin, relay, destination }) => [name, kind, origin, relay ?? '-', destination]),
        ]),
      ];
      writeLine(terminal.stdout, tables.join('\n\n'));
    });
}
