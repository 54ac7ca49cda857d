import { holdsCharacter, type CharacterSet, type PatternNode } from './pattern-node.js';

/** Steps beyond this are refused: a match may cost the length of the text times the steps. */
const MOST_STEPS = 1_000;

type Step =
  | { readonly does: 'take'; readonly set: CharacterSet }
  | { does: 'fork'; first: number; second: number }
  | { does: 'go'; to: number }
  | { readonly does: 'start' | 'end' | 'match' };

/** The steps of a pattern, or `undefined` when there are too many. */
export function compilePattern(pattern: PatternNode): PatternProgram | undefined {
  const steps: Step[] = [];
  const emitted = emit(pattern, steps);
  steps.push({ does: 'match' });
  return emitted && steps.length <= MOST_STEPS ? new PatternProgram(steps) : undefined;
}

/**
 * Runs all ways through a pattern side by side (Thompson 1968), so that no pattern can make it slow: the cost is at most
 * the length of the text times the number of steps, whatever the pattern. JavaScript's own RegExp may need exponential time.
 */
export class PatternProgram {
  constructor(private readonly steps: readonly Step[]) {}

  /** True when some part of the text fits. */
  matches(text: string): boolean {
    const { steps } = this;
    let threads: number[] = [];
    /** At which position (plus one) a step was last reached: each is followed once per position. */
    const reached = new Uint32Array(steps.length);
    const stack: number[] = [];
    for (let at = 0; ;) {
      const point = text.codePointAt(at);
      const mark = at + 1;
      const takers: number[] = [];
      threads.push(0);
      for (const thread of threads) {
        stack.push(thread);
        for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
          if (reached[index] === mark) continue;
          reached[index] = mark;
          const step = steps[index] as Step;
          if (step.does === 'match') return true;
          if (step.does === 'take') takers.push(index);
          else if (step.does === 'fork') stack.push(step.second, step.first);
          else if (step.does === 'go') stack.push(step.to);
          else if (step.does === 'start' ? at === 0 : point === undefined) stack.push(index + 1);
        }
      }
      if (point === undefined) return false;
      threads = takers.filter((index) => holdsCharacter((steps[index] as { set: CharacterSet }).set, point)).map((index) => index + 1);
      at += point > 0xffff ? 2 : 1;
    }
  }
}

/** Appends the steps of a node; false once there are too many. */
function emit(node: PatternNode, steps: Step[]): boolean {
  if (steps.length > MOST_STEPS) return false;
  switch (node.kind) {
    case 'character':
      steps.push({ does: 'take', set: node.set });
      return true;
    case 'start':
    case 'end':
      steps.push({ does: node.kind });
      return true;
    case 'sequence':
      return node.parts.every((part) => emit(part, steps));
    case 'choice':
      return emitChoice(node.branches, steps);
    case 'repeat':
      return emitRepeat(node, steps);
  }
}

function emitChoice(branches: readonly PatternNode[], steps: Step[]): boolean {
  const leaving: { to: number }[] = [];
  for (const [index, branch] of branches.entries()) {
    const last = index === branches.length - 1;
    const fork = { does: 'fork' as const, first: steps.length + 1, second: 0 };
    if (!last) steps.push(fork);
    if (!emit(branch, steps)) return false;
    if (last) break;
    const go = { does: 'go' as const, to: 0 };
    steps.push(go);
    leaving.push(go);
    fork.second = steps.length;
  }
  for (const go of leaving) go.to = steps.length;
  return true;
}

function emitRepeat({ of, least, most }: Extract<PatternNode, { kind: 'repeat' }>, steps: Step[]): boolean {
  for (let count = 0; count < least; count++) if (!emit(of, steps)) return false;
  if (most === Infinity) {
    const fork = { does: 'fork' as const, first: steps.length + 1, second: 0 };
    const back = steps.push(fork) - 1;
    if (!emit(of, steps)) return false;
    steps.push({ does: 'go', to: back });
    fork.second = steps.length;
    return true;
  }
  const skips: { second: number }[] = [];
  for (let count = least; count < most; count++) {
    const skip = { does: 'fork' as const, first: steps.length + 1, second: 0 };
    skips.push(skip);
    steps.push(skip);
    if (!emit(of, steps)) return false;
  }
  for (const skip of skips) skip.second = steps.length;
  return true;
}
