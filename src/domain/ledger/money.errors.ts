import { SextantError, type ErrorDefinition } from '../shared/sextant-error.js';

export class CurrencyMismatch extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'LEDGER_CURRENCY_MISMATCH',
    kind: 'invalid',
    meaning: 'Amounts of different currencies were to be put together.',
    remedy: 'Use amounts and accounts of one currency; the ledger does not exchange.',
  };
  constructor(
    readonly expected: string,
    readonly given: string,
  ) {
    super(CurrencyMismatch.definition, `the amount is in ${given}, and ${expected} is needed`, { expected, given });
  }
}
