/** A session that can be taken out of use. */
export interface RetirableSession {
  /** Not to be lent again. */
  retire(): void;
}

/** The open sessions of one pool by the server they lead to. */
export class ServerSessions {
  readonly #byServer = new Map<string, Set<RetirableSession>>();

  /** Returns what takes the session out again, to be called when it is lost. */
  add(server: string, session: RetirableSession): () => void {
    const sessions = this.#byServer.get(server) ?? new Set();
    this.#byServer.set(server, sessions.add(session));
    return () => sessions.delete(session);
  }

  /** Takes all sessions to this server out of use. */
  retire(server: string): void {
    const sessions = [...(this.#byServer.get(server) ?? [])];
    this.#byServer.delete(server);
    for (const session of sessions) session.retire();
  }
}
