import type { EventEmitter } from 'node:events';
import type { ServerRole } from './server-role.js';

interface ParameterStatus {
  readonly parameterName: string;
  readonly parameterValue: string;
}

/**
 * The role of the server at the other end of a connection, as it reports it by itself: when the connection opens, and with
 * the answer to the next command when it has changed. Servers before PostgreSQL 14 and most poolers report nothing.
 */
export class RoleWatch {
  #standby: boolean | undefined;
  #readOnlyByDefault: boolean | undefined;
  /** Called when a report says something new. */
  onChange: (() => void) | undefined;

  constructor(connection: EventEmitter) {
    connection.on('parameterStatus', ({ parameterName, parameterValue }: ParameterStatus) => {
      if (parameterName === 'in_hot_standby') this.#standby = parameterValue === 'on';
      else if (parameterName === 'default_transaction_read_only') this.#readOnlyByDefault = parameterValue === 'on';
      else return;
      this.onChange?.();
    });
  }

  /** `undefined` while the server has not said it all. */
  get role(): ServerRole | undefined {
    if (this.#standby === undefined || this.#readOnlyByDefault === undefined) return undefined;
    return { standby: this.#standby, readOnly: this.#standby || this.#readOnlyByDefault };
  }
}
