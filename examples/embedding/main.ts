import { Container, loadSettings, SystemClock, type Class } from 'sextant-db';
import { NoteService } from './note.service.js';

/** The adapters of a profile are loaded when it is chosen: the test profile never loads a database driver. */
async function adaptersOf(profile: string): Promise<readonly Class[]> {
  if (profile === 'test') return Object.values(await import('./note.memory.js'));
  const { SqlEngines } = await import('sextant-db/typeorm');
  return [SqlEngines, ...Object.values(await import('./note.typeorm.js'))];
}

// SEXTANT_PROFILE=production SEXTANT_DATABASES__NOTES__URL=sqlite:////absolute/path/notes.db node main.js
const settings = loadSettings({ databases: ['notes'] });
const components = [NoteService, SystemClock, ...(await adaptersOf(settings.profile))];

await using app = await Container.start({ profile: settings.profile, settings, components });
const notes = await app.resolve(NoteService).write('M31 is rising', 'clouds from the west');
for (const note of notes) console.log(`${note.id} ${note.text}`);
