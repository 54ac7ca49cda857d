import { SextantError, type ErrorDefinition } from '../shared/sextant-error.js';

export class ComputeElementExists extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'COMPUTE_ELEMENT_EXISTS',
    kind: 'conflict',
    meaning: 'There is a compute element with this name already.',
    remedy: 'Choose another name, or use the compute element that has it.',
  };
  constructor(
    readonly ceName: string,
    cause?: unknown,
  ) {
    super(ComputeElementExists.definition, `there is a compute element ${ceName} already`, { ceName }, cause);
  }
}

export class ComputeElementNotFound extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'COMPUTE_ELEMENT_NOT_FOUND',
    kind: 'not-found',
    meaning: 'There is no compute element with this name.',
    remedy: 'List the compute elements to see which names exist.',
  };
  constructor(readonly ceName: string) {
    super(ComputeElementNotFound.definition, `there is no compute element ${ceName}`, { ceName });
  }
}

export class ComputeElementDisabled extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'COMPUTE_ELEMENT_DISABLED',
    kind: 'conflict',
    meaning: 'The compute element takes no pilots, because it is disabled.',
    remedy: 'Enable it, or submit to one that is available.',
  };
  constructor(readonly ceName: string) {
    super(ComputeElementDisabled.definition, `compute element ${ceName} is disabled`, { ceName });
  }
}

export class ComputeElementFull extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'COMPUTE_ELEMENT_FULL',
    kind: 'conflict',
    meaning: 'The compute element has as many active pilots as it may have.',
    remedy: 'Wait until a pilot is done or has failed, or submit to one that is available.',
  };
  constructor(
    readonly ceName: string,
    readonly capacity: number,
  ) {
    super(ComputeElementFull.definition, `compute element ${ceName} has no free slot of its ${String(capacity)}`, { ceName, capacity });
  }
}
