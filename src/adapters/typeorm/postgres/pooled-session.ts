/** What a pool asks of the connections it lends. */
export interface PooledSession {
  /** Lost, or not to be lent again for another reason. */
  readonly unusable: boolean;
  /** When it was given back, ms on the pool's clock. */
  idleSince: number;
  /** When it is too old to be lent again, ms on the pool's clock. */
  expiresAt: number;
  /** Called once when it is lost. */
  onBroken: (() => void) | undefined;
  /** Called when the server does not answer on it any more: others like it may be as dead. */
  onSilence: (() => void) | undefined;
  /** Says goodbye to the server and closes. Never rejects. */
  end(): Promise<void>;
  /** Closes at once; whatever runs on it fails. */
  destroy(): void;
}
