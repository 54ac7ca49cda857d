/** One thing that is wrong with the settings; `SettingsInvalid` carries all of them together. Never holds a secret. */
export interface SettingsFault {
  /** What it is about: a key (`http.port`), a profile or a file. */
  readonly key: string;
  /** Where it was set: a variable, a flag, or a file and its table. */
  readonly source: string;
  /** What is wrong, as the rest of a sentence about `key`. */
  readonly problem: string;
  /** What to do about it. */
  readonly remedy: string;
}

/** One line: `http.port (SEXTANT_HTTP__PORT) is "abc"; expected a whole number. Correct SEXTANT_HTTP__PORT.` */
export function formatFault(fault: SettingsFault): string {
  return `${fault.key} (${fault.source}) ${fault.problem}. ${fault.remedy}`;
}
