import { Container, loadSettings } from 'sextant-db';
import { componentsOf } from './components.js';
import { NoteService } from './note.service.js';

// SEXTANT_PROFILE=production SEXTANT_DATABASES__NOTES__URL=sqlite:////absolute/path/notes.db node main.js
const settings = loadSettings({ contexts: [], databases: ['notes'] });
const components = await componentsOf(settings.profile);

await using app = await Container.start({ profile: settings.profile, settings, components });
const notes = await app.resolve(NoteService).write('M31 is rising', 'clouds from the west');
for (const note of notes) console.log(`${note.id} ${note.text}`);
