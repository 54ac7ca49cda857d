import type { KeyPath } from './key-path.js';
import type { SettingsFault } from './settings-fault.js';

/** Where values come from, weakest first. */
export const LAYERS = ['defaults', 'settings.toml', 'settings.local.toml', '.secrets.toml', 'environment', 'command line'] as const;

export type LayerName = (typeof LAYERS)[number];

/** One value that one layer gives to one key. */
export interface Assignment {
  readonly path: KeyPath;
  readonly value: unknown;
  readonly layer: LayerName;
  /** `settings.toml [production]`, `SEXTANT_HTTP__PORT`, `--port`. */
  readonly source: string;
}

/** What one layer has to say: values, and faults that kept others out. */
export interface LayerReading {
  readonly assignments: readonly Assignment[];
  readonly faults: readonly SettingsFault[];
  /** Keys that were set but could not be read; they count as given when values are checked for being missing. */
  readonly unreadable: readonly KeyPath[];
}

export const EMPTY_READING: LayerReading = { assignments: [], faults: [], unreadable: [] };

export function combineReadings(readings: readonly LayerReading[]): LayerReading {
  return {
    assignments: readings.flatMap((reading) => reading.assignments),
    faults: readings.flatMap((reading) => reading.faults),
    unreadable: readings.flatMap((reading) => reading.unreadable),
  };
}
