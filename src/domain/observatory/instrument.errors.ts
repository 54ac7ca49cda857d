import { SextantError, type ErrorDefinition } from '../shared/sextant-error.js';

export class InstrumentUnavailable extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'INSTRUMENT_UNAVAILABLE',
    kind: 'conflict',
    meaning: 'An obs unit needs an instrument that is marked as not available, so that its execution does not begin.',
    remedy: 'Observe with another instrument, or mark it as available again when it is.',
  };
  constructor(
    readonly obsUnit: string,
    readonly instruments: readonly string[],
  ) {
    super(InstrumentUnavailable.definition, `${obsUnit} needs ${instruments.join(' and ')}, not available now`, { obsUnit, instruments });
  }
}
