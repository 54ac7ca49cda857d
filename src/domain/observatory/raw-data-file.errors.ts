import { SextantError, type ErrorDefinition } from '../shared/sextant-error.js';
import type { ExecutedObsUnitId } from './ids.js';

export class ExecutionEnded extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'EXECUTION_ENDED',
    kind: 'conflict',
    meaning: 'An executed obs unit has ended, so it takes no more files and cannot end again.',
    remedy: 'Register files before the execution is ended; begin another execution for later ones.',
  };
  constructor(readonly id: ExecutedObsUnitId) {
    super(ExecutionEnded.definition, `executed obs unit ${id} has ended`, { id });
  }
}

export class ExecutionRunning extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'EXECUTION_RUNNING',
    kind: 'conflict',
    meaning: 'An executed obs unit still takes files, so they cannot be packaged.',
    remedy: 'End the execution, then package its files.',
  };
  constructor(readonly id: ExecutedObsUnitId) {
    super(ExecutionRunning.definition, `executed obs unit ${id} has not ended`, { id });
  }
}
