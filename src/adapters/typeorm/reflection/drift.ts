import type { DriftReport } from '../../../ports/shared/drift-report.js';
import type { TableSchema } from '../../schema/shared/table.js';
import type { SqlEngine } from '../shared/sql-engine.js';
import { compareStructures } from './compare-structures.js';
import { findingOf } from './drift-finding.js';
import { isOptional, type OptionalIndex } from './optional-index.js';
import { readStructure } from './read-structure.js';
import { structureOfTables } from './structure-of-tables.js';
import { engineSource } from './structure-source.js';

export interface DriftQuestion {
  readonly database: string;
  readonly engine: SqlEngine;
  readonly tables: readonly TableSchema[];
  /** Tables of other databases in the same place, which are not unknown. */
  readonly neighbours?: readonly TableSchema[];
  /** Indexes that need not be there and are no difference when they are. */
  readonly optionalIndexes?: readonly OptionalIndex[] | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Compares declared tables with those of an open database. Reads the catalogue only; locks and changes nothing. */
export async function driftReport({ neighbours = [], optionalIndexes = [], ...question }: DriftQuestion): Promise<DriftReport> {
  const { database, engine, tables, signal } = question;
  const actual = await readStructure(engineSource(engine, signal));
  const { differences, unknownTables } = compareStructures(structureOfTables(tables, engine.dialect), actual);
  const known = new Set(neighbours.map(({ name }) => name));
  return {
    database,
    engine: engine.dialect.name,
    location: engine.location,
    findings: differences.filter((difference) => !isOptional(difference, optionalIndexes)).map(findingOf),
    unknownTables: unknownTables.filter((name) => !known.has(name)),
  };
}
