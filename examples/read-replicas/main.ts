import { Container, loadSettings, SystemClock, type Class } from 'sextant-db';
import { NoteService } from './notes.js';

async function adaptersOf(profile: string): Promise<readonly Class[]> {
  if (profile === 'test') return Object.values(await import('./notes.memory.js'));
  const { SqlEngines } = await import('sextant-db/typeorm');
  return [SqlEngines, ...Object.values(await import('./notes.typeorm.js'))];
}

// SEXTANT_PROFILE=production DATABASE_PRIMARY_URL=postgresql://… DATABASE_REPLICA_URL=postgresql://standby-1,standby-2/… node main.js
const settings = loadSettings({ databases: ['notes'] });
const components = [NoteService, SystemClock, ...(await adaptersOf(settings.profile))];

await using app = await Container.start({ profile: settings.profile, settings, components });
for (const text of ['M31 is rising', 'clouds from the west']) console.log((await app.resolve(NoteService).write(text)).join(', '));
