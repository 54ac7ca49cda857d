import { adapter, lifecycle, Profile } from 'sextant-db';
import { MemoryDatabase } from 'sextant-db/memory';
import { NoteRepository } from './note.repository.js';
import { NoteRows } from './note.rows.js';
import { noteTable } from './note.schema.js';
import { NotesDatabase } from './notes.database.js';

@adapter.for(NotesDatabase, { profile: Profile.TEST })
@lifecycle()
export class MemoryNotesDatabase extends MemoryDatabase {
  constructor() {
    super('notes', [noteTable]);
  }
}

/** The fake: the same constraints and transactions as on the databases, and nothing to install. */
@adapter.for(NoteRepository, { profile: Profile.TEST })
export class MemoryNotes extends NoteRows {
  constructor(database: MemoryNotesDatabase) {
    super(database.table(noteTable));
  }
}
