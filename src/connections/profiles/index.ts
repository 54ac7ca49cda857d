export { ConnectionProfileIncomplete, ConnectionProfilesInvalid, UnknownConnectionProfile } from './connection-profile.errors.js';
export type { ProfileFault } from './connection-profile.errors.js';
export type { ConnectionProfile, PasswordSource } from './connection-profile.js';
export { ConnectionProfiles, type PickedProfile, type RedactedProfile } from './connection-profiles.js';
export { loadConnectionProfiles, type LoadConnectionProfilesOptions } from './load-connection-profiles.js';
export { ProfiledDatabaseConnection, type ProfiledConnectionOptions } from './profiled-connection.js';
