import { Profile } from '../../../container/index.js';

/** The profiles that work on a real database; `test` works on fakes. */
export const DATABASE_PROFILES = [Profile.PRODUCTION, Profile.DEVELOPMENT, Profile.STAGING, Profile.CI] as const;
