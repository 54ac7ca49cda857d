import fc from 'fast-check';
import type { IsolationLevel, Propagation } from '../../ports/shared/transaction.js';

type Row = Readonly<Record<string, unknown>>;

/** A call of a `TableGateway`, by the name of its table. Its values may be anything, also what no table takes. */
export type TableCommand =
  | { readonly does: 'insert'; readonly table: string; readonly row: Row }
  | {
      readonly does: 'insertMany';
      readonly table: string;
      readonly rows: readonly Row[];
      readonly onConflict: 'error' | 'ignore' | 'update';
      /** Given as an async iterable. */
      readonly streamed: boolean;
    }
  | { readonly does: 'update'; readonly table: string; readonly key: Row; readonly changes: Row }
  | { readonly does: 'delete' | 'find'; readonly table: string; readonly key: Row }
  | { readonly does: 'select'; readonly table: string; readonly where: Row; readonly selection: Row }
  | { readonly does: 'findOne'; readonly table: string; readonly where: Row; readonly selection: Row }
  | ({ readonly does: 'paginate'; readonly table: string; readonly where: Row; readonly selection: Row } & Readonly<
      Record<'page' | 'perPage', number>
    >)
  /** From page to page by cursors, to the end. */
  | { readonly does: 'walk'; readonly table: string; readonly where: Row; readonly selection: Row; readonly limit: number }
  | { readonly does: 'stream'; readonly table: string; readonly where: Row; readonly selection: Row; readonly batchSize: number }
  | { readonly does: 'summarize'; readonly table: string; readonly request: Row }
  | { readonly does: 'getOrCreate'; readonly table: string; readonly key: Row; readonly defaults: Row }
  | { readonly does: 'update where'; readonly table: string; readonly where: Row; readonly changes: Row }
  | { readonly does: 'count' | 'exists' | 'delete where'; readonly table: string; readonly where: Row };

/** A call of `UserRepository`. Users are told apart by their address, because the engines number them differently after a roll-back. */
export type UserCommand =
  | { readonly does: 'register'; readonly email: string; readonly name: string }
  | { readonly does: 'change user'; readonly email: string; readonly to: { readonly email: string; readonly name: string } }
  | { readonly does: 'save a deleted user' | 'delete user' | 'find user'; readonly email: string }
  | { readonly does: 'list users'; readonly limit: number; readonly offset: number };

/** Commands in a transaction or a session of their own. */
export interface ScopeCommand {
  readonly does: 'transaction' | 'session';
  readonly propagation: Propagation;
  readonly isolation: IsolationLevel | undefined;
  readonly readOnly: boolean;
  readonly commands: readonly Command[];
  /** What the work makes of a command that fails. */
  readonly failure: 'let through' | 'caught';
  readonly ends: 'returns' | 'throws' | 'sets rollback-only';
}

export type Command = TableCommand | UserCommand | ScopeCommand;

/** A command on one line; what is inside a scope is left to lines of its own. */
export function commandText(command: Command): string {
  const { does, ...rest } = 'commands' in command ? { ...command, commands: undefined } : command;
  return `${does} ${fc.stringify(Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)))}`;
}
