import type { ErrorDefinition } from '../../domain/shared/sextant-error.js';
import { DatabaseError } from './database.errors.js';

/** An earlier statement of this transaction failed, and the work went on. */
export class TransactionAborted extends DatabaseError {
  static readonly definition: ErrorDefinition = {
    code: 'TRANSACTION_ABORTED',
    kind: 'internal',
    meaning: 'A statement was sent in a transaction in which an earlier one had failed.',
    remedy: 'Let the first error through, or run what may fail with propagation "nested".',
  };
  constructor(transaction: string, cause: unknown) {
    super(
      TransactionAborted.definition,
      `${transaction}: an earlier statement failed, so nothing more can run in it`,
      { transaction },
      cause,
    );
  }
}

/** The work resolved, but the transaction could only roll back. */
export class TransactionRolledBack extends DatabaseError {
  static readonly definition: ErrorDefinition = {
    code: 'TRANSACTION_ROLLED_BACK',
    kind: 'conflict',
    meaning: 'A transaction that was to be committed had been marked rollback-only, so it was rolled back.',
    remedy: 'Look at the cause; run the part that may fail with propagation "nested" or "requiresNew".',
  };
  constructor(transaction: string, cause?: unknown) {
    super(TransactionRolledBack.definition, `${transaction}: rolled back instead of committed`, { transaction }, cause);
  }
}

/** Code that outlived its transaction tried to use it. */
export class TransactionEnded extends DatabaseError {
  static readonly definition: ErrorDefinition = {
    code: 'TRANSACTION_ENDED',
    kind: 'internal',
    meaning: 'Work that was not awaited used a transaction or session after its end.',
    remedy: 'Await everything the work starts before it resolves.',
  };
  constructor(transaction: string) {
    super(TransactionEnded.definition, `${transaction} has ended; work that was not awaited still used it`, { transaction });
  }
}

/** A scoped session was used where its scope function gives no scope. */
export class TransactionScopeMissing extends DatabaseError {
  static readonly definition: ErrorDefinition = {
    code: 'TRANSACTION_SCOPE_MISSING',
    kind: 'internal',
    meaning: 'A scoped session was used outside of every scope.',
    remedy: 'Use it inside a request, job or whatever its scope function knows.',
  };
  constructor(database: string) {
    super(TransactionScopeMissing.definition, `${database}: the scope function of the session gave no scope`, { database });
  }
}

/** The propagation forbids what was found. */
export class PropagationRefused extends DatabaseError {
  static readonly definition: ErrorDefinition = {
    code: 'TRANSACTION_PROPAGATION_REFUSED',
    kind: 'internal',
    meaning:
      'The propagation asked for cannot be given: "mandatory" without a transaction, "never" inside one, or a join that asks for more than the running one has.',
    remedy: 'Open or leave the transaction first, or choose another propagation.',
  };
  constructor(database: string, why: string) {
    super(PropagationRefused.definition, `${database}: ${why}`, { database });
  }
}

/** A write in a read-only transaction. */
export class ReadOnlyTransaction extends DatabaseError {
  static readonly definition: ErrorDefinition = {
    code: 'TRANSACTION_READ_ONLY',
    kind: 'internal',
    meaning: 'A statement tried to write in a read-only transaction.',
    remedy: 'Open the transaction without readOnly.',
  };
  constructor(transaction: string, cause?: unknown) {
    super(ReadOnlyTransaction.definition, `${transaction} is read only`, { transaction }, cause);
  }
}
