import { Command } from 'commander';
import { withCommonOptions, type CommonOptions } from '../common-options.js';
import { interruptible } from '../interruptible.js';
import { toJson } from '../json-output.js';
import { administer } from '../migrations/administration.js';
import { writeLine, type Terminal } from '../terminal.js';

interface IndexSkyOptions extends CommonOptions {
  readonly drop?: true;
}

/** `sextant catalog index-sky` */
export function indexSkyCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('index-sky'), { json: 'print one object: { index, outcome }, or { dropped } with --drop' })
    .summary('make the index of q3c, for wide cones in large catalogs on PostgreSQL')
    .description(
      'Makes the extension q3c and an index of it on the objects, while others read and write. Without it cones are as exact;\n' +
        'with it wide ones among very many objects are faster. Needs q3c on the server and, for the extension, a superuser.',
    )
    .option('--drop', 'drop the index instead; the extension stays')
    .addHelpText('after', '\nExamples:\n  $ sextant catalog index-sky\n  $ sextant catalog index-sky --drop')
    .action(async (options: IndexSkyOptions) => (options.drop ? drop(terminal, options) : create(terminal, options)));
}

async function create(terminal: Terminal, options: CommonOptions): Promise<void> {
  const { createSkyIndex } = await import('../../../administration/sky-index.js');
  const [result] = await interruptible(terminal, (signal) =>
    administer(terminal, options, ['catalog'], (opened) => Promise.all(opened.map((database) => createSkyIndex(database, { signal })))),
  );
  if (options.json) return writeLine(terminal.stdout, toJson(result));
  writeLine(terminal.stdout, result?.outcome === 'created' ? `created ${result.index}` : `${String(result?.index)} is there already`);
}

async function drop(terminal: Terminal, options: CommonOptions): Promise<void> {
  const { dropSkyIndex } = await import('../../../administration/sky-index.js');
  const [dropped = []] = await interruptible(terminal, (signal) =>
    administer(terminal, options, ['catalog'], (opened) => Promise.all(opened.map((database) => dropSkyIndex(database, { signal })))),
  );
  if (options.json) return writeLine(terminal.stdout, toJson({ dropped }));
  writeLine(terminal.stdout, dropped.length === 0 ? 'nothing to drop' : `dropped ${dropped.join(', ')}`);
}
