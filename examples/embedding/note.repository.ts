import type { Instant } from 'sextant-db';
import type { Note } from './note.js';

/** The port: what the service needs, in words of the domain. An abstract class is a type and an injection token at once. */
export abstract class NoteRepository {
  abstract add(text: string, writtenAt: Instant): Promise<Note>;
  /** In the order they were written. */
  abstract list(): Promise<readonly Note[]>;
}
