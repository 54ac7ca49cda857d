import { Command } from 'commander';
import type { Terminal } from '../terminal.js';
import { classesCommand } from './classes.cli.js';
import { indexSkyCommand } from './index-sky.cli.js';
import { nearCommand } from './near.cli.js';
import { recomputeCommand } from './recompute.cli.js';
import { showCommand } from './show.cli.js';

/** `sextant catalog show|near` */
export function catalogCommand(terminal: Terminal): Command {
  return new Command('catalog')
    .summary('show objects and find them on the sky')
    .description('Shows objects of the catalog with their light curves, and finds them by place.')
    .addHelpText('after', '\nExample:\n  $ sextant catalog near 185.7289 15.8236 0.01')
    .addCommand(showCommand(terminal))
    .addCommand(classesCommand(terminal))
    .addCommand(nearCommand(terminal))
    .addCommand(recomputeCommand(terminal))
    .addCommand(indexSkyCommand(terminal));
}
