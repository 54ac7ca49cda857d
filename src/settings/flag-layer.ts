import type { z } from 'zod';
import { unknownKey } from './assign.js';
import { declaredAt, keysBelow } from './declared-key.js';
import { combineReadings, type LayerReading } from './settings-layer.js';
import { readTextAssignment } from './text-assignment.js';

/** One setting given on the command line. */
export interface SettingsFlag {
  /** As the user wrote it, for messages: `--port`. */
  readonly flag: string;
  /** `http.port`. */
  readonly key: string;
  readonly text: string;
}

export function readFlagLayer(root: z.ZodType, flags: readonly SettingsFlag[]): LayerReading {
  return combineReadings(
    flags.map(({ flag, key, text }) => {
      const path = key.split('.');
      const schema = declaredAt(root, path);
      if (schema && !keysBelow(schema)) return readTextAssignment(root, path, text, 'command line', flag);
      if (!schema) return { assignments: [], faults: [unknownKey(root, path, flag)], unreadable: [] };
      const below = Object.keys(keysBelow(schema) ?? {}).map((name) => `${key}.${name}`);
      return {
        assignments: [],
        faults: [{ key, source: flag, problem: 'is a group of settings', remedy: `Set one of ${below.join(', ')}.` }],
        unreadable: [],
      };
    }),
  );
}
