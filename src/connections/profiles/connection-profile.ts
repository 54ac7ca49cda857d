import type { Secret } from '../../domain/shared/secret.js';

/** Where the password of one user of a profile comes from. None at all leaves it to libpq's ways: PGPASSWORD, a password file. */
export type PasswordSource =
  | { readonly from: 'profile'; readonly password: Secret }
  | { readonly from: 'variable'; readonly variable: string }
  | { readonly from: 'file'; readonly path: string };

/** A named set of connection parameters, as its files give it. What is missing is open to libpq's defaults. */
export interface ConnectionProfile {
  readonly name: string;
  /** The files it was read from, strongest first; `built in` for the `local` that is always there. */
  readonly definedIn: readonly string[];
  /** Machines in one of these domains use the profile when none is named. */
  readonly domains: readonly string[];
  /** What the parts below are laid over. */
  readonly url?: Secret;
  /** The user for daily work. */
  readonly user?: string;
  /** The user of `becomeAdmin`. */
  readonly admin?: string;
  readonly host?: string;
  readonly port?: number;
  /** Base name of the database; a version is added to it. */
  readonly database?: string;
  readonly password?: PasswordSource;
  readonly adminPassword?: PasswordSource;
  /** Further parameters by libpq's names, such as `sslmode`. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** The one value of a profile file that needs no file. */
export const LOCAL_PROFILE: ConnectionProfile = {
  name: 'local',
  definedIn: ['built in'],
  domains: [],
  host: 'localhost',
  parameters: {},
};
