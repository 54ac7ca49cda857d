import type { z } from 'zod';
import { redactedUrl } from '../connections/index.js';
import { Secret } from '../domain/shared/secret.js';
import { isDatabaseUrl, isSecret, leavesOf } from './declared-key.js';
import { environmentName, formatKey } from './key-path.js';
import { valueAt, type MergedValues } from './merge.js';
import type { Assignment, LayerName } from './settings-layer.js';

/** One row of `sextant settings`. Holds no secret: only what may be printed. */
export interface ExplainedSetting {
  readonly key: string;
  /** As it may be shown: secrets are `***`, URLs keep everything but the password. */
  readonly value: unknown;
  readonly secret: boolean;
  readonly layer: LayerName;
  /** The variable, flag or file table that set it; `built in` for defaults. */
  readonly source: string;
  /** Places that also set it and lost, strongest first. */
  readonly overridden: readonly string[];
  /** The environment variable that would set it. */
  readonly variable: string;
}

/** Explains validated values by the assignments that led to them. */
export function explainValues(root: z.ZodType, merged: MergedValues, validated: unknown): ExplainedSetting[] {
  return leavesOf(root).map(({ path, schema }) => {
    const key = formatKey(path);
    const assignments: readonly Assignment[] = merged.history.get(key) ?? [];
    const winner = assignments.at(-1);
    return {
      key,
      value: shown(valueAt(validated, path), schema),
      secret: isSecret(schema),
      layer: winner?.layer ?? 'defaults',
      source: winner?.source ?? 'built in',
      overridden: assignments
        .slice(0, -1)
        .map(({ source }) => source)
        .reverse(),
      variable: environmentName(path),
    };
  });
}

function shown(value: unknown, schema: z.ZodType): unknown {
  if (value instanceof Secret) return isDatabaseUrl(schema) ? redactedUrl(value) : String(value);
  return isSecret(schema) && value !== undefined ? '***' : value;
}
