import { Clock, service } from 'sextant-db';
import type { Note } from './note.js';
import { NoteRepository } from './note.repository.js';
import { NotesDatabase } from './notes.database.js';

@service()
export class NoteService {
  constructor(
    private readonly notes: NoteRepository,
    private readonly database: NotesDatabase,
    private readonly clock: Clock,
  ) {}

  /** Writes all of them or none. */
  async write(...texts: readonly string[]): Promise<readonly Note[]> {
    return this.database.transaction(async () => {
      for (const text of texts) await this.notes.add(text, this.clock.now());
      return this.notes.list();
    });
  }
}
