/** The profiles that need no announcement. Further names are announced with `customProfiles`. */
export const Profile = {
  PRODUCTION: 'production',
  DEVELOPMENT: 'development',
  STAGING: 'staging',
  CI: 'ci',
  TEST: 'test',
  /** Every profile, custom ones included. Never the active profile itself. */
  ALL: '*',
} as const;

/** A built-in profile, or the name of your own. */
export type ProfileName = (typeof Profile)[keyof typeof Profile] | (string & {});

/** Where a component is available: one profile, several, or `Profile.ALL`. */
export type ProfileSelection = ProfileName | readonly ProfileName[];

export const BUILT_IN_PROFILES: readonly string[] = Object.values(Profile).filter((name) => name !== Profile.ALL);

/** How closely a selection fits the active profile: the higher one wins. 0 does not match at all. */
export type Specificity = 0 | 1 | 2 | 3;

/** One name is closer than a list, a list is closer than `Profile.ALL`. */
export function specificityOf(selection: readonly string[], activeProfile: string): Specificity {
  if (selection.includes(activeProfile)) return selection.length === 1 ? 3 : 2;
  return selection.includes(Profile.ALL) ? 1 : 0;
}
