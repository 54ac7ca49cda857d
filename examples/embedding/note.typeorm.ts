import { adapter, Clock, lifecycle, Profile, Settings } from 'sextant-db';
import { initialMigration, SqlEngines, TypeormDatabase } from 'sextant-db/typeorm';
import { NoteRepository } from './note.repository.js';
import { NoteRows } from './note.rows.js';
import { noteTable } from './note.schema.js';
import { NotesDatabase } from './notes.database.js';

@adapter.for(NotesDatabase, { profile: Profile.PRODUCTION })
@lifecycle()
export class TypeormNotesDatabase extends TypeormDatabase {
  constructor(settings: Settings, engines: SqlEngines, clock: Clock) {
    const migrations = [initialMigration('0001-notes', [noteTable])];
    super({ name: 'notes', tables: [noteTable], migrations }, settings, engines, clock);
  }
}

/** On PostgreSQL or SQLite, as the URL says. */
@adapter.for(NoteRepository, { profile: Profile.PRODUCTION })
export class TypeormNotes extends NoteRows {
  constructor(database: TypeormNotesDatabase) {
    super(database.table(noteTable));
  }
}
