import { Database } from 'sextant-db';

/** The database of the notes, whichever engine is behind it. */
export abstract class NotesDatabase extends Database {}
