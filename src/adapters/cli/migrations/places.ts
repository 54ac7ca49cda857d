import type { PhysicalDatabase } from '../../../administration/physical-database.js';
import type { LoadedSettings } from '../../../settings/index.js';
import { PlaceShared } from './migration-command.errors.js';

/** Where some databases live: a database of a server, or a file. */
export interface Place {
  readonly place: PhysicalDatabase;
  readonly name: string;
}

/**
 * The places of the databases of these names, or of all, each once. @throws PlaceShared when `whole` places are wanted and one
 * of them also holds a database that was not named.
 */
export async function placesOf(
  settings: LoadedSettings,
  names: readonly string[],
  { whole }: { readonly whole: boolean },
): Promise<readonly Place[]> {
  const administration = await import('../../../administration/physical-database.js');
  for (const name of names) settings.database(name);
  const wanted = names.length === 0 ? Object.keys(settings.databases) : names;
  const urls = new Map(wanted.map((name) => [settings.database(name).url.reveal(), settings.database(name)]));
  const places: Place[] = [];
  for (const [url, database] of urls) {
    const place = new administration.PhysicalDatabase(database);
    const name = await place.name();
    const others = Object.entries(settings.databases).filter(([other, { url: its }]) => its.reveal() === url && !wanted.includes(other));
    if (whole && others.length > 0)
      throw new PlaceShared(
        name,
        others.map(([other]) => other),
      );
    places.push({ place, name });
  }
  return places;
}
