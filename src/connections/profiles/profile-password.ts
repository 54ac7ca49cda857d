import { Secret } from '../../domain/shared/secret.js';
import type { ConnectionProfile, PasswordSource } from './connection-profile.js';
import { ConnectionProfileIncomplete } from './connection-profile.errors.js';
import type { ReadProfileFile } from './profile-file.js';

/** Where passwords that are not in the profile itself are looked up. */
export interface PasswordPlaces {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly readFile: ReadProfileFile;
}

/**
 * The password a profile has for one user: its `user`, its `admin`, or nobody else. Undefined leaves it to libpq's ways.
 * @throws ConnectionProfileIncomplete when the variable or the file it names is not there.
 */
export function passwordFor(
  database: string,
  profile: ConnectionProfile,
  user: string | undefined,
  places: PasswordPlaces,
): Secret | undefined {
  const source = user === profile.user ? profile.password : user === profile.admin ? profile.adminPassword : undefined;
  return source && read(database, profile.name, source, places);
}

function read(database: string, profile: string, source: PasswordSource, { environment, readFile }: PasswordPlaces): Secret {
  switch (source.from) {
    case 'profile':
      return source.password;
    case 'variable': {
      const value = environment[source.variable];
      if (value) return new Secret(value);
      throw missing(database, profile, `the variable ${source.variable}, which is not set`);
    }
    case 'file':
      return new Secret(fileText(database, profile, source.path, readFile));
  }
}

/** Without the line end that editors add. */
function fileText(database: string, profile: string, path: string, readFile: ReadProfileFile): string {
  let text: string | undefined;
  try {
    text = readFile(path);
  } catch (error) {
    throw missing(database, profile, `the file ${path}, which cannot be read`, error);
  }
  if (text === undefined) throw missing(database, profile, `the file ${path}, which is not there`);
  return text.replace(/\r?\n$/, '');
}

function missing(database: string, profile: string, where: string, cause?: unknown): ConnectionProfileIncomplete {
  return new ConnectionProfileIncomplete(database, `profile ${profile} takes the password from ${where}`, cause);
}
