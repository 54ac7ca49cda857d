import { InvalidValue } from '../../../../domain/shared/invalid-value.js';
import type { SqlResult } from '../../shared/sql-connection.js';
import { statement } from '../../shared/sql-text.js';

/** A place in the server's write-ahead log (`pg_lsn`), in bytes from its beginning. Only ever grows on one server. */
export type LogPosition = bigint;

const FORM = /^([0-9A-F]{1,8})\/([0-9A-F]{1,8})$/i;
const PAGE_HEADER = 24n;
const SEGMENT_HEADER = 40n;

/** `16/B374D848` as PostgreSQL writes it. @throws InvalidValue for anything else. */
export function parseLogPosition(text: string): LogPosition {
  const match = FORM.exec(text);
  if (!match) throw new InvalidValue('position in the log', text, 'two hexadecimal numbers such as 16/B374D848');
  return (BigInt(`0x${match[1] ?? ''}`) << 32n) | BigInt(`0x${match[2] ?? ''}`);
}

export function formatLogPosition(position: LogPosition): string {
  return `${(position >> 32n).toString(16)}/${(position & 0xffffffffn).toString(16)}`.toUpperCase();
}

/** Asked of the primary: everything acknowledged so far lies before the answer. */
export const WRITTEN = statement(
  'log_position_written',
  `SELECT pg_current_wal_insert_lsn()::text AS position, current_setting('wal_block_size')::bigint AS page,
  pg_size_bytes(current_setting('wal_segment_size')) AS segment`,
);

/** Asked of a replica: what it has replayed, and whether it still is one. */
export const REPLAYED = statement(
  'log_position_replayed',
  'SELECT pg_last_wal_replay_lsn()::text AS position, pg_is_in_recovery() AS recovering',
);

/**
 * The end of the last record. At the very start of a page the server names the place behind the page's header, which a
 * replica reaches only with the next record: the record before it ends where the page begins.
 */
export function writtenPosition({ rows: [row] }: SqlResult): LogPosition {
  const position = parseLogPosition(String(row?.['position']));
  if (position % BigInt(String(row?.['segment'])) === SEGMENT_HEADER) return position - SEGMENT_HEADER;
  return position % BigInt(String(row?.['page'])) === PAGE_HEADER ? position - PAGE_HEADER : position;
}

/** `undefined` when the server is not a standby (any more). */
export function replayedPosition({ rows: [row] }: SqlResult): LogPosition | undefined {
  const position = row?.['position'];
  return row?.['recovering'] === true && typeof position === 'string' ? parseLogPosition(position) : undefined;
}
