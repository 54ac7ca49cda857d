import { Command } from 'commander';
import type { ReflectedDatabase } from '../../administration/reflect-database.js';
import { Secret } from '../../domain/shared/secret.js';
import type { DatabaseSettings } from '../../ports/shared/settings.js';
import { withCommonOptions, type CommonOptions } from './common-options.js';
import { loadCommandSettings } from './command-settings.js';
import { toJson } from './json-output.js';
import { readOnlyUrl } from './read-only-url.js';
import { writeLine, type Terminal } from './terminal.js';
import { counted } from './wording.js';
import { writeNewFiles } from './write-new-files.js';

interface ReflectOptions extends CommonOptions {
  readonly schema?: string;
  readonly table: readonly string[];
  readonly context?: string;
  readonly output?: string;
  readonly overwrite?: true;
}

const EXAMPLES = `
Examples:
  $ sextant reflect postgresql://reader@db.example/shop --table orders --table order_lines --output src
  $ sextant reflect catalog --json`;

/** `sextant reflect URL|DATABASE` */
export function reflectCommand(terminal: Terminal): Command {
  return withCommonOptions(new Command('reflect'), { json: 'print one object: { location, files: [{ path, text }], report }' })
    .summary('write declarations, classes and mappers for the tables of a live database')
    .description(
      'Reads the tables of a PostgreSQL or SQLite database and writes TypeScript for them. What cannot be declared is told\n' +
        'in comments and at the end. Without --output the code goes to standard output. Changes nothing in the database.',
    )
    .argument('<database>', 'a database URL, or the name of a database in the settings')
    .option('--schema <name>', 'PostgreSQL: the schema to read (default: the current one)')
    .option('--table <name>', 'only this table; may be repeated', (name: string, earlier: readonly string[]) => [...earlier, name], [])
    .option('--context <name>', 'name of the context, and so of the folders (default: the name of the database)')
    .option('--output <folder>', 'folder to write domain/… and adapters/schema/… into')
    .option('--overwrite', 'replace files that exist and differ')
    .addHelpText('after', EXAMPLES)
    .action(async (database: string, options: ReflectOptions) => reflect(terminal, database, options));
}

async function reflect(terminal: Terminal, database: string, options: ReflectOptions): Promise<void> {
  const [{ reflectDatabase }, { settings, context }] = await Promise.all([
    import('../../administration/reflect-database.js'),
    target(terminal, database, options),
  ]);
  const { location, code } = await reflectDatabase(settings, {
    context: options.context ?? context,
    ...(options.schema === undefined ? {} : { schema: options.schema }),
    ...(options.table.length === 0 ? {} : { tables: options.table }),
  });
  if (options.output !== undefined) await writeNewFiles(options.output, code.files, { overwrite: options.overwrite === true });
  if (options.json) return writeLine(terminal.stdout, toJson({ location, ...code }));
  if (options.output === undefined) writeLine(terminal.stdout, code.files.map(({ path, text }) => `// ${path}\n${text}`).join('\n'));
  const told = summary(location, code, options.output);
  writeLine(options.output === undefined ? terminal.stderr : terminal.stdout, told);
}

/** What to read: the settings of the named database, or those of any with the URL given. */
async function target(
  terminal: Terminal,
  database: string,
  options: CommonOptions,
): Promise<{ settings: DatabaseSettings; context: string }> {
  const loaded = await loadCommandSettings(terminal, options);
  if (!/^[a-z][a-z0-9+.-]*:/i.test(database)) {
    const settings = loaded.database(database);
    return { settings: { ...settings, url: new Secret(await readOnlyUrl(settings.url)) }, context: database };
  }
  const { parseDatabaseUrl } = await import('../../connections/index.js');
  const address = parseDatabaseUrl(database);
  const [likeThese] = Object.values(loaded.databases) as [DatabaseSettings];
  const settings = { ...likeThese, url: new Secret(await readOnlyUrl(new Secret(database))), replicaUrl: undefined };
  const file = address.engine === 'sqlite' ? /([^/]+?)(?:\.[^./]*)?$/.exec(address.path)?.[1] : undefined;
  return { settings, context: (address.engine === 'postgres' ? address.database : file) ?? 'reflected' };
}

function summary(location: string, { files, report }: ReflectedDatabase['code'], output: string | undefined): string {
  const written = output === undefined ? [] : [`${counted(files.length, 'file')} in ${output}`];
  const limited = report.tables.filter(({ limits }) => limits.length > 0);
  return [
    `${location}: ${counted(report.tables.length, 'table')} reflected${written.map((text) => `, ${text}`).join('')}`,
    ...limited.flatMap(({ table, limits }) => [`  ${table} has more than is declared:`, ...limits.map((limit) => `    ${limit}`)]),
    ...report.leftOut.map(({ table, why }) => `  ${table} is left out: ${why}`),
    ...(report.views.length === 0 ? [] : [`  views are left out: ${report.views.join(', ')}`]),
  ].join('\n');
}
