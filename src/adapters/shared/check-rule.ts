import type { CheckRule, ColumnSchema } from '../schema/shared/table.js';
import { countCodePoints } from './value-fault.js';

/** True when a value, of the column's type and not null, keeps the rule. */
export type CheckTest = (value: unknown) => boolean;

/** Turns a declared rule into its test. Comparing a bigint with a number is exact in JavaScript. */
export function compileCheckRule(rule: CheckRule, column: ColumnSchema | undefined): CheckTest {
  if ('atLeast' in rule) return (value) => (value as number) >= rule.atLeast;
  if ('atMost' in rule) return (value) => (value as number) <= rule.atMost;
  if ('between' in rule) {
    const [least, greatest] = rule.between;
    return (value) => (value as number) >= least && (value as number) <= greatest;
  }
  if ('oneOf' in rule) {
    const allowed = new Set<unknown>(column?.kind === 'bigint' ? rule.oneOf.map(BigInt) : rule.oneOf);
    return (value) => allowed.has(value);
  }
  return (value) => countCodePoints(value as string) >= rule.minimumLength;
}
