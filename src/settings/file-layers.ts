import { dirname, isAbsolute, join } from 'node:path';
import type { z } from 'zod';
import { unknownKey } from './assign.js';
import { declaredAt, isFilePath, keysBelow } from './declared-key.js';
import type { KeyPath } from './key-path.js';
import { isTable, type SettingsFile } from './settings-file.js';
import type { SettingsFault } from './settings-fault.js';
import { combineReadings, type Assignment, type LayerReading } from './settings-layer.js';

/** What the files say for a profile: each file's `[default]`, then its table of the profile, file after file. */
export function readFileLayers(root: z.ZodType, files: readonly SettingsFile[], profile: string): LayerReading {
  return combineReadings(files.flatMap((file) => ['default', profile].map((table) => readTable(root, file, table))));
}

function readTable(root: z.ZodType, file: SettingsFile, table: string): LayerReading {
  const source = `${file.path} [${table}]`;
  const assignments: Assignment[] = [];
  const faults: SettingsFault[] = [];
  const visit = (value: unknown, path: KeyPath): void => {
    const schema = declaredAt(root, path);
    if (!schema) faults.push(unknownKey(root, path, source));
    else if (!keysBelow(schema))
      assignments.push({ path, value: isFilePath(schema) ? besideFile(file.path, value) : value, layer: file.layer, source });
    else if (isTable(value)) for (const [key, below] of Object.entries(value)) visit(below, [...path, key]);
    else
      faults.push({
        key: path.join('.'),
        source,
        problem: 'is a group of settings, not a value',
        remedy: `Set one of ${Object.keys(keysBelow(schema) ?? {}).join(', ')} below it.`,
      });
  };
  visit(Object.hasOwn(file.tables, table) ? file.tables[table] : {}, []);
  return { assignments, faults, unreadable: [] };
}

function besideFile(file: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => besideFile(file, item));
  return typeof value === 'string' && value !== '' && !isAbsolute(value) ? join(dirname(file), value) : value;
}
