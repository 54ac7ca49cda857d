import type { TargetSessionAttributes } from '../../../../connections/index.js';
import type { SqlResult } from '../../shared/sql-connection.js';
import { statement } from '../../shared/sql-text.js';

/** What a server is just now. */
export interface ServerRole {
  /** It replays the log of another server (`in_hot_standby`). */
  readonly standby: boolean;
  /** New transactions cannot write: it is a standby, or `default_transaction_read_only` is on. */
  readonly readOnly: boolean;
}

/**
 * Why a server in this role is not the one asked for, in libpq's words; `undefined` when it is. `prefer-standby` takes
 * standbys only, as in libpq's first round; its second takes `any`.
 */
export function misfit(target: TargetSessionAttributes, { standby, readOnly }: ServerRole): string | undefined {
  switch (target) {
    case 'any':
      return undefined;
    case 'read-write':
      return readOnly ? 'session is read-only' : undefined;
    case 'read-only':
      return readOnly ? undefined : 'session is not read-only';
    case 'primary':
      return standby ? 'server is in hot standby mode' : undefined;
    case 'standby':
    case 'prefer-standby':
      return standby ? undefined : 'server is not in hot standby mode';
  }
}

/** Whether who asks for such a server wants to write. */
export function wantsToWrite(target: TargetSessionAttributes): boolean {
  return target === 'read-write' || target === 'primary';
}

/** Asks a server for its role that does not report it. */
export const ROLE = statement(
  'server_role',
  "SELECT pg_catalog.pg_is_in_recovery() AS standby, pg_catalog.current_setting('transaction_read_only') AS read_only",
);

export function roleIn({ rows: [row] }: SqlResult): ServerRole {
  return { standby: row?.['standby'] === true, readOnly: row?.['read_only'] === 'on' };
}
