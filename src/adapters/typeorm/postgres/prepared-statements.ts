import type { SqlStatement } from '../shared/sql-connection.js';
import type { RowReader } from './row-reader.js';

/** What one connection knows about one statement. */
export interface PreparedStatement {
  /** Empty: prepared for this one run only. */
  readonly name: string;
  readonly text: string;
  /** The server has it and its rows have been described. */
  known: boolean;
  reader: RowReader | undefined;
  /** Names to free on the server before it is prepared. */
  replaces: readonly string[];
}

/** Each costs the server some kilobytes per connection, so their number is bounded. */
const MOST_STATEMENTS = 256;

/** The statements prepared on one connection, at most so many; the one prepared longest ago makes room. */
export class PreparedStatements {
  readonly #byName = new Map<string, PreparedStatement>();

  constructor(
    /** False behind a pooler that gives every transaction another connection. */
    private readonly enabled: () => boolean,
    private readonly most = MOST_STATEMENTS,
  ) {}

  get(statement: SqlStatement): PreparedStatement {
    const found = this.#byName.get(statement.name);
    if (found?.known && found.text === statement.text) return found;
    if (!this.enabled()) return { name: '', text: statement.text, known: false, reader: undefined, replaces: [] };
    // A first run that failed may have left the name behind on the server; freeing an unknown name is no error.
    const replaces = found ? [statement.name] : this.#makeRoom();
    const fresh = { name: statement.name, text: statement.text, known: false, reader: undefined, replaces };
    this.#byName.set(statement.name, fresh);
    return fresh;
  }

  /** The server lost or refused it: prepare it again next time. */
  forget(name: string): void {
    const found = this.#byName.get(name);
    if (found) found.known = false;
  }

  #makeRoom(): readonly string[] {
    const oldest = this.#byName.size >= this.most ? this.#byName.keys().next().value : undefined;
    if (oldest === undefined) return [];
    this.#byName.delete(oldest);
    return [oldest];
  }
}
