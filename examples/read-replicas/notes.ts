import { Database, ReadDatabase, service } from 'sextant-db';

/** What a service needs that writes. */
export abstract class NoteWriter {
  abstract add(text: string): Promise<void>;
}

/** What a service needs that only reads: it cannot write by mistake. */
export abstract class NoteReader {
  abstract list(): Promise<readonly string[]>;
}

/** The two sides of one database. */
export abstract class NotesDatabase extends Database {}
export abstract class NotesReadDatabase extends ReadDatabase {}

@service()
export class NoteService {
  constructor(
    private readonly writer: NoteWriter,
    private readonly reader: NoteReader,
  ) {}

  /** Reads what it has written, wherever the reading takes place. */
  async write(text: string): Promise<readonly string[]> {
    await this.writer.add(text);
    return this.reader.list();
  }
}
