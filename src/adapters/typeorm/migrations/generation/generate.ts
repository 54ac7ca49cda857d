import type { TableSchema } from '../../../schema/shared/table.js';
import type { TypeormDatabase } from '../../database/typeorm-database.js';
import type { DatabaseStructure } from '../../reflection/database-structure.js';
import { engineSource } from '../../reflection/structure-source.js';
import { readStructure } from '../../reflection/read-structure.js';
import { structureOfTables } from '../../reflection/structure-of-tables.js';
import { statement } from '../../shared/sql-text.js';
import type { Migration } from '../migration.js';
import type { Change, FillOf, Step } from './change.js';
import { lossesOf } from './data-loss.js';
import { fillsOf, neutralFills, type Fills } from './fill-values.js';
import { changesBetween, isEmpty } from './find-changes.js';
import { DataLossRefused, GenerationFailed } from './generation.errors.js';
import { postgresSteps } from './postgres-changes.js';
import { checkRename, inOrder, inverse, possibleRenames, renameSteps, type Rename } from './renames.js';
import { sqliteSteps } from './sqlite-changes.js';
import { summaryOf } from './summary.js';

export interface GenerationRequest {
  readonly database: string;
  /** Of the migration: `20261121-0002-add-phone`. */
  readonly name: string;
  /** The declared tables, where the schema should come to. */
  readonly tables: readonly TableSchema[];
  /** Empty throwaway databases, open, with the migrations there are; one of each engine. They are written to. */
  readonly laboratories: readonly TypeormDatabase[];
  readonly renames?: readonly Rename[];
  readonly fills?: Fills;
  readonly allowDataLoss?: boolean;
  /** Asked about what could be a rename; default: none is. */
  readonly isRename?: (possible: Rename) => Promise<boolean>;
}

export interface GeneratedMigration {
  readonly migration: Migration;
  /** What it does, a line each. */
  readonly summary: readonly string[];
  /** What it can lose. */
  readonly losses: readonly string[];
}

interface Course {
  readonly up: Step[];
  readonly down: Step[];
  readonly rebuilds: boolean;
  readonly change: Change;
}

/**
 * The migration from the history to the declared tables: the history is replayed on throwaway databases, what differs is
 * written as statements of both dialects, and these are tried there, up and down, before anybody sees them. `undefined`
 * when nothing differs.
 *
 * @throws DataLossRefused, MissingFill, RenameMismatch, GenerationFailed
 */
export async function generateMigration(request: GenerationRequest): Promise<GeneratedMigration | undefined> {
  for (const laboratory of request.laboratories) await laboratory.migrate();
  const renames = inOrder(await renamesOf(request));
  const courses = new Map<'postgres' | 'sqlite', Course>();
  for (const laboratory of request.laboratories) courses.set(laboratory.engine.dialect.name, await courseOn(laboratory, request, renames));
  const found = [...courses.values()];
  if (found.every(({ up }) => up.length === 0)) return undefined;
  const losses = [...new Set(found.flatMap(({ change }) => lossesOf(change)))];
  if (losses.length > 0 && !request.allowDataLoss) throw new DataLossRefused(request.database, losses);
  const [postgres, sqlite] = [courses.get('postgres'), courses.get('sqlite')];
  const migration: Migration = {
    name: request.name,
    up: { postgres: postgres?.up ?? [], sqlite: sqlite?.up ?? [] },
    down: { postgres: postgres?.down ?? [], sqlite: sqlite?.down ?? [] },
    ...(sqlite?.rebuilds ? { rebuildsReferencedTables: true } : {}),
  };
  return { migration, summary: summaryOf(renames, (postgres ?? sqlite)?.change), losses };
}

/** The declared renames, and those somebody says yes to. */
async function renamesOf({ laboratories, tables, renames = [], isRename }: GenerationRequest): Promise<Rename[]> {
  const [laboratory] = laboratories;
  if (!laboratory) return [];
  const from = await structureOf(laboratory);
  const to = structureOfTables(tables, laboratory.engine.dialect);
  const chosen = [...renames];
  const known = (rename: Rename): boolean => chosen.some(({ from: old, to: now }) => old === rename.from || now === rename.to);
  if (isRename)
    for (const possible of possibleRenames(changesBetween(from, to)))
      if (!known(possible) && (await isRename(possible))) chosen.push(possible);
  return chosen;
}

async function courseOn(laboratory: TypeormDatabase, request: GenerationRequest, renames: readonly Rename[]): Promise<Course> {
  const { dialect } = laboratory.engine;
  const to = structureOfTables(request.tables, dialect);
  const renaming: Step[] = [];
  const backwards: Step[] = [];
  let middle = await structureOf(laboratory);
  for (const rename of renames) {
    checkRename(rename, middle, to);
    const steps = renameSteps(rename, middle, dialect.name);
    await run(laboratory, steps, request);
    renaming.push(...steps);
    middle = await structureOf(laboratory);
    backwards.unshift(...renameSteps(inverse(rename), middle, dialect.name));
  }
  const change = changesBetween(middle, to);
  const forth = stepsOf(change, fillsOf(request.fills ?? {}, request.tables, dialect), dialect.name);
  await run(laboratory, forth.steps, request);
  const after = await structureOf(laboratory);
  expectSame(changesBetween(after, to), request, dialect.name, 'forwards');
  const back = stepsOf(changesBetween(after, middle), neutralFills(middle, dialect.name), dialect.name);
  await run(laboratory, back.steps, request);
  expectSame(changesBetween(await structureOf(laboratory), middle), request, dialect.name, 'backwards');
  return { up: [...renaming, ...forth.steps], down: [...back.steps, ...backwards], rebuilds: forth.rebuilds || back.rebuilds, change };
}

function stepsOf(change: Change, fillOf: FillOf, dialect: 'postgres' | 'sqlite'): { readonly steps: Step[]; readonly rebuilds: boolean } {
  return dialect === 'sqlite' ? sqliteSteps(change, fillOf) : { steps: postgresSteps(change, fillOf), rebuilds: false };
}

async function run(laboratory: TypeormDatabase, steps: readonly Step[], { database }: GenerationRequest): Promise<void> {
  for (const step of steps) {
    const sql = typeof step === 'string' ? step : step.sql;
    await laboratory.execute({ ...statement('generation', sql), unlimited: true }, [], 'write').catch((error: unknown) => {
      throw new GenerationFailed(database, laboratory.engine.dialect.name, `the database refused: ${sql}`, error);
    });
  }
}

function expectSame(rest: Change, { database }: GenerationRequest, engine: string, way: string): void {
  if (!isEmpty(rest)) throw new GenerationFailed(database, engine, `the way ${way} leaves: ${summaryOf([], rest).join('; ')}`);
}

function structureOf({ engine }: TypeormDatabase): Promise<DatabaseStructure> {
  return readStructure(engineSource(engine));
}
