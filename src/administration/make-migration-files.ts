import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  generateMigration,
  historyFile,
  migrationFile,
  MigrationMisnamed,
  parseRename,
  RenameMismatch,
  renameText,
  TypeormDatabase,
  type GeneratedMigration,
  type GenerationRequest,
  type Migration,
  type Rename,
} from '../adapters/typeorm/index.js';
import { Container, type ContainerOptions } from '../container/index.js';
import { InvalidValue } from '../domain/shared/invalid-value.js';
import type { Settings } from '../ports/shared/settings.js';
import { Laboratories } from './laboratories.js';

export interface FileOptions {
  /** Folder of the histories; each database has its own in it. */
  readonly directory: string;
  readonly importFrom: string;
  /** URL of a PostgreSQL server for throwaway databases. */
  readonly laboratory: string | undefined;
}

export interface GenerationOptions extends FileOptions {
  readonly words?: string;
  readonly renames: readonly string[];
  /** `table.column=value` */
  readonly fills: readonly string[];
  readonly allowDataLoss: boolean;
  readonly dryRun: boolean;
  readonly isRename?: GenerationRequest['isRename'] & {};
}

export interface WrittenMigration {
  readonly database: string;
  /** Absent when nothing differs. */
  readonly file?: string;
  readonly text?: string;
  readonly summary: readonly string[];
  readonly losses: readonly string[];
}

/** What a database declares: its tables and its history. Nothing is opened to know it. */
interface Declared {
  readonly name: string;
  readonly tables: TypeormDatabase['definition']['tables'];
  readonly migrations: readonly Migration[];
}

/** Writes for each database of a composition the migration from its history to its declared tables, where they differ. */
export async function makeMigrationFiles(
  composition: ContainerOptions,
  settings: Settings,
  names: readonly string[],
  options: GenerationOptions,
): Promise<WrittenMigration[]> {
  await using laboratories = new Laboratories(settings, options.laboratory);
  const declared = (await declaredIn(composition, laboratories)).filter(({ name }) => names.length === 0 || names.includes(name));
  const renames = options.renames.map(parseRename);
  const tableOf = (rename: Rename): string => (rename.kind === 'table' ? rename.to : rename.table);
  for (const rename of renames)
    if (!declared.some((database) => concerns(tableOf(rename), database)))
      throw new RenameMismatch(renameText(rename), `no table ${tableOf(rename)} is declared`);
  const written: WrittenMigration[] = [];
  for (const database of declared) {
    const { name, tables, migrations } = database;
    const generated = await generateMigration({
      database: name,
      name: nameOf(options.words ?? 'change', migrations),
      tables,
      laboratories: await laboratories.open(name, migrations),
      renames: renames.filter((rename) => concerns(tableOf(rename), database)),
      fills: Object.fromEntries(options.fills.map(parseFill)),
      allowDataLoss: options.allowDataLoss,
      ...(options.isRename ? { isRename: options.isRename } : {}),
    });
    if (!generated) written.push({ database: name, summary: [], losses: [] });
    else
      written.push({
        database: name,
        ...(await write(database, generated, options)),
        summary: generated.summary,
        losses: generated.losses,
      });
  }
  return written;
}

/** Writes one migration that stands for the whole history of a database. @throws MigrationMisnamed when there is none to replace. */
export async function squashMigrations(
  composition: ContainerOptions,
  settings: Settings,
  name: string,
  options: FileOptions,
): Promise<{ readonly file: string; readonly replaces: readonly string[] }> {
  await using laboratories = new Laboratories(settings, options.laboratory);
  const database = (await declaredIn(composition, laboratories)).find((one) => one.name === name);
  const migrations = database?.migrations ?? [];
  if (!database || migrations.length === 0) throw new MigrationMisnamed(name, '(any)', 'does not exist, so there is nothing to squash');
  const request = { database: name, name: nameOf('squash', migrations), tables: database.tables };
  const rest = await generateMigration({ ...request, laboratories: await laboratories.open(name, migrations), allowDataLoss: true });
  if (rest) throw new MigrationMisnamed(name, rest.migration.name, `is still to be made: ${rest.summary.join('; ')}`);
  const generated = await generateMigration({ ...request, laboratories: await laboratories.open(name, []) });
  const replaces = migrations.map((migration) => migration.name);
  if (!generated) throw new MigrationMisnamed(name, replaces.join(', '), 'made no table');
  const squash = { ...generated, migration: { ...generated.migration, replaces } };
  return { file: (await write(database, squash, { ...options, dryRun: false })).file, replaces };
}

/** The databases of a composition, opened on empty throwaway files for as long as it takes to ask what they declare. */
async function declaredIn(options: ContainerOptions, laboratories: Laboratories): Promise<Declared[]> {
  const classes = options.components.filter((component) => component.prototype instanceof TypeormDatabase);
  await using container = await Container.start({ ...options, settings: await laboratories.settingsForLooking() });
  return classes.map((component) => (container.resolve(component) as TypeormDatabase).definition);
}

async function write(
  { name, migrations }: Declared,
  generated: GeneratedMigration,
  { directory, importFrom, dryRun }: FileOptions & { readonly dryRun: boolean },
): Promise<{ readonly file: string; readonly text: string }> {
  const folder = join(directory, name);
  const file = join(folder, `${generated.migration.name}.ts`);
  const text = migrationFile(generated, importFrom);
  if (!dryRun) {
    await mkdir(folder, { recursive: true });
    await writeFile(file, text, { flag: 'wx' });
    await writeFile(join(folder, 'index.ts'), historyFile(name, [...migrations, generated.migration], importFrom));
  }
  return { file, text };
}

/** The date, the next number of the history, and the words: `20261121-0002-add-phone`. */
function nameOf(words: string, migrations: readonly Migration[], now: Date = new Date()): string {
  const slug = words
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  if (slug === '') throw new InvalidValue('name', words, 'a few words, such as add-phone');
  const last = [...migrations]
    .map(({ name }) => name)
    .sort()
    .at(-1);
  const date = [now.toISOString().slice(0, 10).replaceAll('-', ''), last?.slice(0, 8) ?? ''].sort().at(-1) ?? '';
  const numbers = migrations.map(({ name }) => Number(/^\d{8}-(\d+)/.exec(name)?.[1] ?? 0));
  return `${date}-${String(Math.max(0, ...numbers) + 1).padStart(4, '0')}-${slug}`;
}

function parseFill(text: string): [string, string] {
  const equals = text.indexOf('=');
  if (!/^[^.=]+\.[^.=]+$/.test(text.slice(0, Math.max(0, equals)))) throw new InvalidValue('fill', text, 'table.column=value');
  return [text.slice(0, equals), text.slice(equals + 1)];
}

/** A rename is for the database that has its table. */
function concerns(table: string, { tables }: Declared): boolean {
  return tables.some(({ name }) => name === table);
}
