import { SystemClock, type Class } from 'sextant-db';
import { NoteService } from './note.service.js';

/** The components of a profile. Its adapters are loaded here and not before: the test profile never loads a database driver. */
export async function componentsOf(profile: string): Promise<readonly Class[]> {
  return [NoteService, SystemClock, ...(await adaptersOf(profile))];
}

async function adaptersOf(profile: string): Promise<readonly Class[]> {
  if (profile === 'test') return Object.values(await import('./note.memory.js'));
  const { SqlEngines } = await import('sextant-db/typeorm');
  return [SqlEngines, ...Object.values(await import('./note.typeorm.js'))];
}
