import type { Instant, RowOf, TableGateway } from 'sextant-db';
import { Note } from './note.js';
import { NoteRepository } from './note.repository.js';
import type { noteTable } from './note.schema.js';

const toNote = (row: RowOf<typeof noteTable>): Note => new Note(row.id, row.text, row.written_at);

/** The repository over the rows of one table; each engine only brings the table. */
export abstract class NoteRows extends NoteRepository {
  constructor(private readonly rows: TableGateway<typeof noteTable>) {
    super();
  }

  async add(text: string, writtenAt: Instant): Promise<Note> {
    return toNote(await this.rows.insert({ text, written_at: writtenAt }));
  }

  async list(): Promise<readonly Note[]> {
    return (await this.rows.select()).map(toNote);
  }
}
