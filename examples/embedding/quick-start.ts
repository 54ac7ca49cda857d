import { adapter, Container, Profile, service } from 'sextant-db';

// A port: what the service needs, as an abstract class. It is a type and an injection token at once.
abstract class NoteRepository {
  abstract add(note: string): Promise<void>;
  abstract list(): Promise<readonly string[]>;
}

@service()
class NoteService {
  constructor(private readonly notes: NoteRepository) {}

  async write(note: string): Promise<string> {
    await this.notes.add(note);
    return `${(await this.notes.list()).length} note(s), last: ${note}`;
  }
}

@adapter.for(NoteRepository, { profile: Profile.TEST })
class FakeNoteRepository extends NoteRepository {
  private notes: readonly string[] = [];
  add = async (note: string) => void (this.notes = [...this.notes, note]);
  list = async () => this.notes;
}

await using app = await Container.start({ profile: Profile.TEST, components: [NoteService, FakeNoteRepository] });
console.log(await app.resolve(NoteService).write('M31 is rising'));
