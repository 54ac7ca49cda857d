import { Command, Option } from 'commander';
import type { GraphFormat } from '../../container/index.js';
import { withCommonOptions, type CommonOptions } from './common-options.js';
import { compositionOf } from './composition.js';
import { loadCommandSettings } from './command-settings.js';
import { toJson } from './json-output.js';
import { writeLine, type Terminal } from './terminal.js';

interface GraphOptions extends CommonOptions {
  readonly format: GraphFormat;
}

/** `sextant graph` */
export function graphCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('graph'), { json: 'print one object: the profile and its components with what each depends on' })
    .summary('print the graph of components of a profile')
    .description('Prints what the profile would build and what depends on what. Constructs nothing.')
    .addOption(new Option('-f, --format <format>', 'language of the graph').choices(['mermaid', 'dot']).default('mermaid'))
    .addHelpText('after', '\nExample:\n  $ sextant graph --format dot --profile test | dot -Tsvg > graph.svg')
    .action(async (options: GraphOptions) => showGraph(terminal, options));
}

async function showGraph(terminal: Terminal, options: GraphOptions): Promise<void> {
  const { Container } = await import('../../container/index.js');
  const settings = await loadCommandSettings(terminal, options);
  const container = Container.build(await compositionOf(terminal, settings));
  const data = options.json ? toJson({ profile: settings.profile, components: container.list() }) : container.graph(options.format);
  writeLine(terminal.stdout, data);
}
