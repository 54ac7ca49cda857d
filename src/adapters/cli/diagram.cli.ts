import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import type { SchemaPicture } from '../../administration/draw-schema.js';
import { CommandLineMisused, PicturesStale } from './command-line.errors.js';
import { withCommonOptions, type CommonOptions } from './common-options.js';
import { compositionNamed } from './composition.js';
import { loadCommandSettings } from './command-settings.js';
import { toJson } from './json-output.js';
import { writeLine, type Terminal } from './terminal.js';

interface DiagramOptions extends CommonOptions {
  readonly format?: 'mermaid' | 'svg';
  readonly output?: string;
  readonly check?: true;
}

interface PictureFile {
  readonly path: string;
  readonly text: string;
}

const EXAMPLES = `
Examples:
  $ sextant diagram catalog --format svg > catalog.svg
  $ sextant diagram --output docs/schema
  $ sextant diagram --output docs/schema --check`;

/** `sextant diagram [DATABASE]` */
export function diagramCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('diagram'), { json: 'print one object: { databases: [{ database, tables, mermaid, svg }] }' })
    .summary('draw the declared tables of each database')
    .description(
      'Draws tables, columns, keys and foreign keys as Mermaid or SVG, from the declarations: no database is needed. With\n' +
        '--output it writes NAME.md and NAME.svg for each database; with --check it only looks whether they are up to date.',
    )
    .argument('[database]', 'one database by its name, for instance catalog (default: all)')
    .addOption(new Option('-f, --format <format>', 'mermaid or svg (default: mermaid; with --output both)').choices(['mermaid', 'svg']))
    .option('--output <folder>', 'write files into this folder')
    .option('--check', 'with --output: write nothing, exit with 1 when a file is missing or out of date')
    .addHelpText('after', EXAMPLES)
    .action(async (database: string | undefined, options: DiagramOptions) => diagram(terminal, database, options));
}

async function diagram(terminal: Terminal, database: string | undefined, options: DiagramOptions): Promise<void> {
  const { output, format, check } = options;
  if (check && output === undefined) throw new CommandLineMisused('--check needs --output, the folder to look at');
  const pictures = await picturesOf(terminal, database, options);
  if (output !== undefined) {
    const stale = await staleFiles(
      output,
      pictures.flatMap((picture) => filesOf(picture, format)),
    );
    if (check && stale.length > 0)
      throw new PicturesStale(
        output,
        stale.map(({ path }) => path),
      );
    await write(output, stale);
    if (!options.json)
      writeLine(terminal.stdout, stale.length === 0 ? `${output} is up to date` : stale.map(({ path }) => join(output, path)).join('\n'));
  } else if (!options.json) print(terminal, pictures, format);
  if (options.json) writeLine(terminal.stdout, toJson({ databases: pictures.map(({ page: _, ...picture }) => picture) }));
}

async function picturesOf(terminal: Terminal, database: string | undefined, options: DiagramOptions): Promise<SchemaPicture[]> {
  const [{ drawSchemas }, settings] = await Promise.all([
    import('../../administration/draw-schema.js'),
    loadCommandSettings(terminal, options),
  ]);
  return drawSchemas({ ...(await compositionNamed(terminal, 'test', settings)), settings }, database);
}

function print(terminal: Terminal, pictures: readonly SchemaPicture[], format: DiagramOptions['format']): void {
  if (format !== 'svg') return void terminal.stdout.write(pictures.map(({ database, mermaid }) => `%% ${database}\n${mermaid}`).join('\n'));
  const [picture, another] = pictures;
  if (another) throw new CommandLineMisused('one SVG holds one database: name it, or write files with --output');
  if (picture) terminal.stdout.write(picture.svg);
}

function filesOf({ database, page, svg }: SchemaPicture, format: DiagramOptions['format']): PictureFile[] {
  const files = { mermaid: { path: `${database}.md`, text: page }, svg: { path: `${database}.svg`, text: svg } };
  return format === undefined ? Object.values(files) : [files[format]];
}

async function staleFiles(folder: string, files: readonly PictureFile[]): Promise<PictureFile[]> {
  const current = await Promise.all(files.map(async ({ path, text }) => (await readIfThere(join(folder, path))) === text));
  return files.filter((_, index) => !current[index]);
}

async function write(folder: string, files: readonly PictureFile[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { path, text } of files) await writeFile(join(folder, path), text);
}

async function readIfThere(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
