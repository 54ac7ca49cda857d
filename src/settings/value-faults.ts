import type { z } from 'zod';
import { quote } from './assign.js';
import { declaredAt, isSecret } from './declared-key.js';
import { environmentName, formatKey, type KeyPath } from './key-path.js';
import { valueAt, type MergedValues } from './merge.js';
import type { SettingsFault } from './settings-fault.js';
import { suggest } from '../connections/suggestion.js';

type Issue = z.core.$ZodIssue;

/** Says what zod found in our words: the key, where it was set, what it is (never a secret) and what to do. */
export function describeIssues(
  root: z.ZodType,
  merged: MergedValues,
  issues: readonly Issue[],
  unreadable: readonly KeyPath[],
): SettingsFault[] {
  const reported = new Set(unreadable.map(formatKey));
  const faults = issues
    .map((issue) => describe(root, merged, issue))
    .filter((fault) => !(fault.source === 'nowhere' && reported.has(fault.key)));
  return oncePerSource(faults);
}

function describe(root: z.ZodType, merged: MergedValues, issue: Issue): SettingsFault {
  const full = issue.path.map(String);
  const leaf = leafOf(root, full);
  const key = formatKey(leaf);
  const source = merged.history.get(key)?.at(-1)?.source ?? 'nowhere';
  const given = valueAt(merged.values, leaf);
  if (given === undefined && source === 'nowhere')
    return { key, source, problem: 'is missing', remedy: `Set ${key} in settings.toml, or ${environmentName(leaf)}.` };
  const schema = declaredAt(root, leaf);
  const correct = `Correct ${source === 'nowhere' ? key : source}.`;
  if (issue.code === 'custom') {
    const remedy: unknown = issue.params?.['remedy'];
    return { key, source, problem: issue.message, remedy: typeof remedy === 'string' ? remedy : correct };
  }
  const shown = schema && isSecret(schema) ? 'has a value that does not fit' : `is ${quote(given)}`;
  const element = full.length > leaf.length ? ` at [${full.slice(leaf.length).join('][')}]` : '';
  return { key, source, problem: `${shown}; ${expectation(issue)}${element}`, remedy: nearestOption(issue, given) ?? correct };
}

/** Issues inside a list or a free object belong to the declared key that holds it. */
function leafOf(root: z.ZodType, path: KeyPath): KeyPath {
  let length = path.length;
  while (length > 0 && !declaredAt(root, path.slice(0, length))) length -= 1;
  return path.slice(0, length);
}

function expectation(issue: Issue): string {
  if (issue.code === 'invalid_value') return `expected one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'too_small' && issue.origin === 'number') return `expected at least ${String(issue.minimum)}`;
  if (issue.code === 'too_big' && issue.origin === 'number') return `expected at most ${String(issue.maximum)}`;
  if (issue.code === 'invalid_type') return `expected ${issue.expected === 'int' ? 'a whole number' : `a value of type ${issue.expected}`}`;
  return issue.message.replace(/^[A-Z][a-z]+ [a-z]+: /, '');
}

function nearestOption(issue: Issue, given: unknown): string | undefined {
  if (issue.code !== 'invalid_value' || typeof given !== 'string') return undefined;
  const near = suggest(given, issue.values.map(String));
  return near === undefined ? undefined : `Did you mean "${near}"?`;
}

/** One variable such as DATABASE_URL may set many keys; its one mistake is told once. */
function oncePerSource(faults: readonly SettingsFault[]): SettingsFault[] {
  const groups = new Map<string, SettingsFault[]>();
  for (const fault of faults) {
    const group =
      fault.source === 'nowhere'
        ? `${fault.key} ${fault.problem}`
        : `${fault.source} ${fault.problem} ${fault.key.split('.').at(-1) ?? ''}`;
    groups.set(group, [...(groups.get(group) ?? []), fault]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const fromOneVariable = group.length > 1 && !first.source.includes(' [');
    return fromOneVariable ? [{ ...first, key: group.map(({ key }) => key).join(', ') }] : group;
  });
}
