import { inspect } from 'node:util';
import picocolors from 'picocolors';
import { SextantError } from '../../domain/shared/sextant-error.js';
import { UnexpectedFailure } from './command-line.errors.js';
import { exitCodeOf, originOf } from './exit-code.js';
import { toJson } from './json-output.js';
import { writeLine, type Terminal } from './terminal.js';

const LONGEST_CHAIN = 4;

/** How failures are shown. */
export interface FailureStyle {
  /** One JSON object instead of lines. */
  readonly json: boolean;
  /** Adds the stack, which is otherwise never shown. */
  readonly debug: boolean;
}

/** Writes a failure to standard error: code and detail, the chain of causes, the remedy. Returns the exit code. */
export function reportFailure(terminal: Terminal, failure: unknown, style: FailureStyle): number {
  const error = failure instanceof SextantError ? failure : new UnexpectedFailure(failure);
  const exitCode = exitCodeOf(error);
  writeLine(terminal.stderr, style.json ? asJson(error, exitCode) : asText(error, terminal));
  if (style.debug) writeLine(terminal.stderr, inspect(failure, { depth: 6 }));
  return exitCode;
}

function asText(error: SextantError, { stderr, environment }: Terminal): string {
  const colours = picocolors.createColors(stderr.isTTY === true && !environment['NO_COLOR']);
  return [
    `${colours.red(`${error.code}:`)} ${error.detail}`,
    ...causesOf(error).map((cause) => `  because: ${cause}`),
    `  ${colours.bold('remedy:')} ${originOf(error).remedy}`,
  ].join('\n');
}

function asJson(error: SextantError, exitCode: number): string {
  const { code, kind, detail, facts } = error;
  return toJson({ error: { code, kind, detail, remedy: originOf(error).remedy, causes: causesOf(error), facts, exitCode } });
}

/** The causes that say something the message above them does not. */
function causesOf(error: SextantError): readonly string[] {
  const causes: string[] = [];
  let told = error.message;
  let cause = error.cause;
  // Bounded, because an error may be its own cause.
  for (let depth = 0; depth < LONGEST_CHAIN && cause instanceof Error; depth += 1, cause = cause.cause) {
    const [line = ''] = messageOf(cause).split('\n', 1);
    if (line === '' || told.includes(line)) continue;
    causes.push(line);
    told += line;
  }
  return causes;
}

/** Node's aggregate of connection attempts has an empty message; its first member says it. */
function messageOf(error: Error): string {
  if (error.message !== '') return error.message;
  const [first] = error instanceof AggregateError ? (error.errors as readonly unknown[]) : [];
  return first instanceof Error ? first.message : '';
}
