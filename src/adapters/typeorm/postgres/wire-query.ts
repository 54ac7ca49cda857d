import type { SqlResult, SqlStatement } from '../shared/sql-connection.js';
import type { BoundValue } from './bound-value.js';
import type { PreparedStatement } from './prepared-statements.js';
import { RowReader } from './row-reader.js';
import type { FallbackParsers } from './value-parsers.js';
import type { FieldDescription, Wire, WireQueryHandler } from './wire.js';

/** One statement on its way to the server. */
export interface WireRequest {
  /** Sent in front of the statement, in the same packet. */
  readonly begin: string | undefined;
  readonly statement: SqlStatement;
  readonly values: readonly BoundValue[];
  readonly prepared: PreparedStatement;
  readonly fallback: FallbackParsers;
}

type Settle = (error: unknown, result?: SqlResult) => void;

const NO_ARGUMENTS = {};
const NOTHING: readonly string[] = [];

/**
 * A statement in the extended protocol: one the server knows is bound and executed and no more;
 * the shape of its rows is remembered, so it is not described again. (Should it change, the server refuses the plan.)
 */
export class WireQuery implements WireQueryHandler {
  readonly #request: WireRequest;
  readonly #settle: Settle;
  readonly #rows: Record<string, unknown>[] = [];
  #reader: RowReader | undefined;
  #completion = '';
  #failure: unknown;

  constructor(request: WireRequest, settle: Settle) {
    this.#request = request;
    this.#settle = settle;
    this.#reader = request.prepared.reader;
  }

  submit(wire: Wire): Error | null {
    const { begin, statement, values, prepared } = this.#request;
    if (begin !== undefined) {
      wire.parse({ name: '', text: begin });
      wire.bind(NO_ARGUMENTS);
      wire.execute({ portal: '' });
    }
    for (const name of prepared.replaces) wire.close({ type: 'S', name });
    if (!prepared.known) wire.parse({ name: prepared.name, text: statement.text });
    wire.bind({ statement: prepared.name, values });
    if (!prepared.known) wire.describe({ type: 'P', name: '' });
    wire.execute({ portal: '' });
    wire.sync();
    return null;
  }

  handleRowDescription({ fields }: { readonly fields: readonly FieldDescription[] }): void {
    this.#reader = new RowReader(fields, this.#request.fallback);
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    if (this.#failure !== undefined) return;
    try {
      const row = this.#reader?.read(fields) ?? {};
      this.#request.statement.decode?.(row);
      this.#rows.push(row);
    } catch (error) {
      this.#failure = error;
    }
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    this.#completion = text;
  }

  handleReadyForQuery(): void {
    const { prepared } = this.#request;
    prepared.known = prepared.name !== '';
    prepared.reader = this.#reader;
    prepared.replaces = NOTHING;
    if (this.#failure !== undefined) this.#settle(this.#failure);
    else this.#settle(undefined, { rows: this.#rows, rowCount: countIn(this.#completion) });
  }

  handleError(error: Error): void {
    this.#settle(this.#failure ?? error);
  }

  handleCopyInResponse(wire: Wire): void {
    this.#failure = new TypeError('COPY FROM STDIN takes its rows through copyRows()');
    wire.sendCopyFail('no rows');
    // The server ignored the Sync that came while it waited for rows.
    wire.sync();
  }

  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
  handleCopyData(): void {}
}

/** The last word of `INSERT 0 1`, `SELECT 5`, `UPDATE 3`; 0 where there is no number (`CREATE TABLE`). */
function countIn(completion: string): number {
  const count = Number(completion.slice(completion.lastIndexOf(' ') + 1));
  return Number.isNaN(count) ? 0 : count;
}
