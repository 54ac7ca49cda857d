import type { Propagation } from '../../../ports/shared/transaction.js';
import type { Observation, ScriptedCall } from './script.js';

type Deed = 'begin' | 'join' | 'savepoint' | 'outside' | 'refuse';

/** The table in `ports/shared/transaction.ts`. */
const DEEDS: Readonly<Record<Propagation, readonly [noneRunning: Deed, oneRunning: Deed]>> = {
  required: ['begin', 'join'],
  requiresNew: ['begin', 'begin'],
  nested: ['begin', 'savepoint'],
  supports: ['outside', 'join'],
  notSupported: ['outside', 'outside'],
  mandatory: ['refuse', 'join'],
  never: ['outside', 'refuse'],
};

const REFUSED = 'TRANSACTION_PROPAGATION_REFUSED';
const ABORTED = 'TRANSACTION_ABORTED';
const ROLLED_BACK = 'TRANSACTION_ROLLED_BACK';

/** A transaction or one savepoint of it: what it has written and promised, and whether it can still be kept. */
interface Level {
  readonly rows: string[];
  readonly hooks: string[];
  readonly around: Level | undefined;
  aborted: boolean;
  rollbackOnly: boolean;
}

/** The code or place of an error; `undefined` for a call that returned. */
type Failure = string | undefined;

/** What a script does by the rules alone: lists of rows, no database and no coordinator. */
export function expectedObservation(script: ScriptedCall): Observation {
  const calls: Record<string, string> = {};
  const sees: Record<string, boolean> = {};
  const stored = new Set<string>();
  const hooks: string[] = [];

  function call(scripted: ScriptedCall, place: string, current: Level | undefined, look: string | undefined): Failure {
    const failure = decided(scripted, place, current, look);
    calls[place] = failure ?? 'returned';
    return failure;
  }

  function decided(scripted: ScriptedCall, place: string, current: Level | undefined, look: string | undefined): Failure {
    const body = (level: Level | undefined): Failure => work(scripted, place, level, look);
    switch (DEEDS[scripted.propagation][current ? 1 : 0]) {
      case 'refuse':
        return REFUSED;
      case 'outside': {
        const failure = body(undefined);
        if (failure === undefined) hooks.push(`${place} committed`);
        return failure;
      }
      case 'join': {
        const failure = body(current);
        if (current && failure !== undefined) current.rollbackOnly = true;
        return failure;
      }
      case 'begin': {
        const level = newLevel(undefined);
        const failure = body(level) ?? unlessKept(level);
        if (failure === undefined) for (const row of level.rows) stored.add(row);
        hooks.push(...hooksThatRun(level, failure === undefined));
        return failure;
      }
      case 'savepoint': {
        if (current?.aborted) return ABORTED;
        const level = newLevel(current);
        const failure = body(level) ?? unlessKept(level);
        if (failure === undefined) current?.rows.push(...level.rows);
        // What is undone keeps its promises for that case and no others, whatever becomes of the transaction.
        current?.hooks.push(
          ...(failure === undefined ? level.hooks : level.hooks.filter((hook) => hook.endsWith('rolled back')).map(undone)),
        );
        return failure;
      }
    }
  }

  function work(scripted: ScriptedCall, place: string, level: Level | undefined, look: string | undefined): Failure {
    level?.hooks.push(`${place} committed`, `${place} rolled back`);
    if (look !== undefined) {
      if (level?.aborted) return ABORTED;
      sees[place] = stored.has(look) || within(level, look);
    }
    let written: string | undefined;
    for (const [index, step] of scripted.steps.entries()) {
      const here = `${place}.${String(index)}`;
      if (step.does === 'call') {
        const failure = call(step.call, here, level, written);
        if (failure !== undefined && step.failure === 'let through') return failure;
      } else if (step.does === 'setRollbackOnly') {
        if (level) level.rollbackOnly = true;
      } else if (step.does === 'break') {
        if (level) level.aborted = true;
      } else {
        if (level?.aborted) return ABORTED;
        if (level) level.rows.push(here);
        else stored.add(here);
        written = here;
      }
    }
    return scripted.ends === 'throws' ? `thrown by ${place}` : undefined;
  }

  call(script, '0', undefined, undefined);
  return { calls, sees, stored: [...stored].sort(), hooks };
}

function newLevel(around: Level | undefined): Level {
  return { rows: [], hooks: [], around, aborted: false, rollbackOnly: false };
}

function unlessKept(level: Level): Failure {
  return level.aborted || level.rollbackOnly ? ROLLED_BACK : undefined;
}

function within(level: Level | undefined, row: string): boolean {
  return level !== undefined && (level.rows.includes(row) || within(level.around, row));
}

const UNDONE = '!';
const undone = (hook: string): string => (hook.startsWith(UNDONE) ? hook : `${UNDONE}${hook}`);

function hooksThatRun(level: Level, committed: boolean): string[] {
  return level.hooks
    .filter((hook) => hook.startsWith(UNDONE) || hook.endsWith(committed ? 'committed' : 'rolled back'))
    .map((hook) => hook.replace(UNDONE, ''));
}
