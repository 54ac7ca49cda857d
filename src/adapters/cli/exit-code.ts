import { SextantError, type ErrorKind } from '../../domain/shared/sextant-error.js';
import { CommandLineMisused } from './command-line.errors.js';

export const SUCCESS = 0;
const MISUSED = 2;
const UNEXPECTED = 70;

/** The one table from what a failure is to the exit code; the numbers from 64 up are those of BSD's sysexits.h. */
export const EXIT_CODE_OF_KIND: Readonly<Record<ErrorKind, number>> = {
  invalid: 1,
  'not-found': 1,
  unauthenticated: 1,
  forbidden: 1,
  unavailable: 69,
  internal: UNEXPECTED,
  conflict: 75,
  timeout: 75,
  configuration: 78,
  cancelled: 130,
};

/** Every exit code with its meaning, for the help and the document. */
export const EXIT_CODES: readonly (readonly [code: number, meaning: string])[] = [
  [SUCCESS, 'done; for start: stopped as asked'],
  [1, 'the input was refused, or a row with --strict; for drift: a database differs'],
  [MISUSED, 'the command line was not understood'],
  [69, 'a database, a file or a port is unavailable'],
  [70, 'a defect'],
  [75, 'a timeout, a conflict, or a failed step of observatory advance: trying again may help'],
  [78, 'the settings or the profile are wrong'],
  [130, 'interrupted before the end'],
];

/** The exit code of any error: that of the failure at the bottom when a start failed because of it. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommandLineMisused) return MISUSED;
  return error instanceof SextantError ? EXIT_CODE_OF_KIND[originOf(error).kind] : UNEXPECTED;
}

/** The innermost error of Sextant in a chain of causes: the one whose kind and remedy help most. */
export function originOf(error: SextantError): SextantError {
  const seen = new Set<SextantError>([error]);
  let origin = error;
  while (origin.cause instanceof SextantError && !seen.has(origin.cause)) seen.add((origin = origin.cause));
  return origin;
}
