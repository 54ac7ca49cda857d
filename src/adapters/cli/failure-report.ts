import { inspect } from 'node:util';
import picocolors from 'picocolors';
import type { ContainerStartFailed } from '../../container/index.js';
import { SextantError } from '../../domain/shared/sextant-error.js';
import { inItsWords } from './application.js';
import { wasCancelled } from './cancelled.js';
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
  const exitCode = exitCodeOf(failure);
  const told = startFailure(failure) ?? { error: failure instanceof SextantError ? failure : new UnexpectedFailure(failure), context: [] };
  writeLine(terminal.stderr, inItsWords(terminal, style.json ? asJson(told, exitCode) : asText(told, terminal)));
  if (style.debug) writeLine(terminal.stderr, inspect(failure, { depth: 6 }));
  return exitCode;
}

/** What is told: one error, and lines about where it happened. */
interface ToldFailure {
  readonly error: SextantError;
  readonly context: readonly string[];
}

/** A start that failed is told by its first cause; components that were only withdrawn because of it are left out. */
function startFailure(failure: unknown): ToldFailure | undefined {
  if (!(failure instanceof SextantError) || failure.code !== 'CONTAINER_START_FAILED' || !(failure.cause instanceof SextantError))
    return undefined;
  const { component, errors } = failure as ContainerStartFailed;
  const also = errors.slice(1).filter((other) => !wasCancelled(other));
  const starting = component === undefined ? [] : [`while: starting ${component}`];
  return {
    error: failure.cause,
    context: [...starting, ...also.map((other) => `also: ${other instanceof Error ? other.message : String(other)}`)],
  };
}

function asText({ error, context }: ToldFailure, { stderr, environment }: Terminal): string {
  const colours = picocolors.createColors(stderr.isTTY === true && !environment['NO_COLOR']);
  return [
    `${colours.red(`${error.code}:`)} ${error.detail}`,
    ...causesOf(error).map((cause) => `  because: ${cause}`),
    ...context.map((line) => `  ${line}`),
    `  ${colours.bold('remedy:')} ${originOf(error).remedy}`,
  ].join('\n');
}

function asJson({ error, context }: ToldFailure, exitCode: number): string {
  const { code, kind, detail, facts } = error;
  return toJson({ error: { code, kind, detail, remedy: originOf(error).remedy, causes: causesOf(error), context, facts, exitCode } });
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
