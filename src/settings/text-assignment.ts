import type { z } from 'zod';
import { quote } from './assign.js';
import { declaredAt, isSecret } from './declared-key.js';
import { formatKey, type KeyPath } from './key-path.js';
import { EMPTY_READING, type LayerName, type LayerReading } from './settings-layer.js';
import { readText } from './text-value.js';

/** Reads the text of a variable or a flag for a declared key. */
export function readTextAssignment(root: z.ZodType, path: KeyPath, text: string, layer: LayerName, source: string): LayerReading {
  const schema = declaredAt(root, path);
  if (!schema) return EMPTY_READING;
  const read = readText(schema, text);
  if ('value' in read) return { assignments: [{ path, value: read.value, layer, source }], faults: [], unreadable: [] };
  const shown = isSecret(schema) ? 'has a value that cannot be read' : `is ${quote(text)}`;
  const fault = { key: formatKey(path), source, problem: `${shown}; expected ${read.expected}`, remedy: `Correct ${source}.` };
  return { assignments: [], faults: [fault], unreadable: [path] };
}
