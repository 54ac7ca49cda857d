import { observatoryTables } from '../../src/adapters/schema/observatory/observatory.schema.js';
import type { TypeormObservatoryDatabase } from '../../src/adapters/typeorm/observatory/observatory.database.typeorm.js';
import type { EngineName } from '../../src/testing/backends/backend.js';
import type { ObservatorySubject } from '../../src/testing/builders/observatory/observatory-subject.js';
import { openContext, openContextAt, type OpenContext } from './contexts/context.js';
import { observatoryContext, observatorySubject, type ObservatoryRepositories } from './contexts/observatory-context.js';

type AnyDatabase = OpenContext<ObservatorySubject>['database'];

export interface ObservatoryBackend<Stored extends AnyDatabase = AnyDatabase> extends OpenContext<ObservatorySubject, Stored> {
  /** All rows of all tables. */
  rows(): Promise<unknown>;
}

/** A migrated, empty observatory database of one engine. */
export async function openObservatory(engine: EngineName): Promise<ObservatoryBackend> {
  return observatoryOn(await openContext(engine, observatoryContext));
}

/** The observatory at a URL, in a process of its own perhaps. */
export async function openObservatoryAt(url: string): Promise<ObservatoryBackend<TypeormObservatoryDatabase>> {
  return observatoryOn(await openContextAt(url, observatoryContext));
}

function observatoryOn<Stored extends AnyDatabase>(opened: OpenContext<ObservatoryRepositories, Stored>): ObservatoryBackend<Stored> {
  const { database, subject } = opened;
  const rows = async (): Promise<unknown> => {
    const all = await Promise.all(observatoryTables.map(async (table) => [table.name, await database.table(table).select()] as const));
    return Object.fromEntries(all);
  };
  return { ...opened, subject: observatorySubject(subject), rows };
}
