import fc from 'fast-check';
import { PROPAGATIONS, type ScriptedCall, type ScriptStep } from './script.js';

/** Scripts of up to three levels. */
export const scripts = scriptedCalls(3);

function scriptedCalls(levels: number): fc.Arbitrary<ScriptedCall> {
  const simple = fc.oneof(
    { arbitrary: fc.constant<ScriptStep>({ does: 'write' }), weight: 6 },
    { arbitrary: fc.constantFrom<ScriptStep>({ does: 'break' }, { does: 'setRollbackOnly' }), weight: 1 },
  );
  const step = levels > 1 ? fc.oneof({ arbitrary: simple, weight: 3 }, { arbitrary: calls(levels - 1), weight: 3 }) : simple;
  return fc.record({
    // Savepoints have the most to get wrong.
    propagation: fc.constantFrom(...PROPAGATIONS, 'required' as const, 'nested' as const, 'nested' as const, 'nested' as const),
    steps: fc.array(step, { maxLength: 4 }),
    ends: fc.oneof({ arbitrary: fc.constant('returns' as const), weight: 2 }, { arbitrary: fc.constant('throws' as const), weight: 1 }),
  });
}

function calls(levels: number): fc.Arbitrary<ScriptStep> {
  return fc.record({
    does: fc.constant('call' as const),
    call: scriptedCalls(levels),
    failure: fc.constantFrom('caught' as const, 'caught' as const, 'let through' as const),
  });
}
