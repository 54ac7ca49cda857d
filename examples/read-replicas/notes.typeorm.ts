import { adapter, Clock, defineTable, lifecycle, Profile, Settings } from 'sextant-db';
import { initialMigration, SqlEngines, TypeormDatabase } from 'sextant-db/typeorm';
import { NoteReader, NotesDatabase, NotesReadDatabase, NoteWriter } from './notes.js';

const noteTable = defineTable({
  name: 'notes',
  columns: { id: { kind: 'bigint', generated: true }, text: { kind: 'text', length: 200 } },
  primaryKey: ['id'],
});

/** Both sides of the database: DATABASE_PRIMARY_URL and DATABASE_REPLICA_URL say where they are. */
@adapter.for(NotesDatabase, { profile: Profile.PRODUCTION })
@adapter.for(NotesReadDatabase, { profile: Profile.PRODUCTION })
@lifecycle()
export class TypeormNotesDatabase extends TypeormDatabase {
  constructor(settings: Settings, engines: SqlEngines, clock: Clock) {
    const migrations = [initialMigration('0001-notes', [noteTable])];
    super({ name: 'notes', tables: [noteTable], migrations }, settings, engines, clock);
  }
}

@adapter.for(NoteWriter, { profile: Profile.PRODUCTION })
export class PrimaryNotes extends NoteWriter {
  constructor(private readonly database: TypeormNotesDatabase) {
    super();
  }

  async add(text: string): Promise<void> {
    await this.database.table(noteTable).insert({ text });
  }
}

/** On a standby that has replayed the last write, or on the primary where there is none. */
@adapter.for(NoteReader, { profile: Profile.PRODUCTION })
export class ReplicaNotes extends NoteReader {
  constructor(private readonly database: TypeormNotesDatabase) {
    super();
  }

  list(): Promise<readonly string[]> {
    return this.database.read(async () => (await this.database.table(noteTable).select()).map(({ text }) => text));
  }
}
