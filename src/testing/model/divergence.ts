import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { commandText, type Command } from './command.js';
import { runProgram, type TraceEntry } from './run-program.js';
import type { World } from './world.js';

const SHOWN_BEFORE = 8;

/** Runs a program in two worlds. Throws at the first command of which they gave different accounts. */
export async function compareWorlds(one: World, other: World, program: readonly Command[]): Promise<void> {
  await Promise.all([one.empty(), other.empty()]);
  const [left, right] = await Promise.all([runProgram(one, program), runProgram(other, program)]);
  const at = firstDifference(left, right);
  if (at === undefined) return;
  const lines = left.slice(Math.max(0, at - SHOWN_BEFORE), at).map(line);
  const engine = (world: World): string => world.database.describe().engine;
  throw new Error(
    [
      'the two databases differ:',
      ...lines,
      `  ${place(left[at])}`,
      `    ${engine(one)}: ${shown(left[at])}`,
      `    ${engine(other)}: ${shown(right[at])}`,
    ].join('\n'),
  );
}

/** The place in two accounts of one program from which on they differ. */
export function firstDifference(left: readonly TraceEntry[], right: readonly TraceEntry[]): number | undefined {
  const at = left.findIndex((entry, index) => !isDeepStrictEqual(entry.outcome, right[index]?.outcome));
  return at < 0 ? undefined : at;
}

const line = (entry: TraceEntry): string => `  ${place(entry)}: ${shown(entry)}`;
const shown = (entry: TraceEntry | undefined): string => fc.stringify(entry?.outcome);

function place(entry: TraceEntry | undefined): string {
  if (!entry) return 'end';
  return entry.command === 'stored rows' ? entry.place : `${entry.place} ${commandText(entry.command)}`;
}
