import { adapter, Profile } from 'sextant-db';
import { NoteReader, NoteWriter } from './notes.js';

/** One fake for both ports: a test needs no replicas to be about reading and writing. */
@adapter.for(NoteWriter, { profile: Profile.TEST })
@adapter.for(NoteReader, { profile: Profile.TEST })
export class MemoryNotes implements NoteWriter, NoteReader {
  private notes: readonly string[] = [];

  async add(text: string): Promise<void> {
    this.notes = [...this.notes, text];
  }

  async list(): Promise<readonly string[]> {
    return this.notes;
  }
}
