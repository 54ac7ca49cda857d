import type { ConnectionSource } from '../../../src/adapters/shared/connection-source.js';

/** A source that writes down every verb, and fails the verbs it is told to. */
export class RecordingSource implements ConnectionSource<string> {
  readonly events: string[] = [];
  private readonly failures = new Map<string, Error[]>();
  private opened = 0;
  declare suspend?: (connection: string) => Promise<() => Promise<void>>;

  /** The next time `verb` is called it rejects with `error`. */
  failNext(verb: string, error: Error): void {
    this.failures.set(verb, [...(this.failures.get(verb) ?? []), error]);
  }

  withOneWriter(): this {
    this.suspend = async (connection) => {
      await this.record(`suspend ${connection}`);
      return () => this.record(`resume ${connection}`);
    };
    return this;
  }

  async acquire(mode: 'read' | 'write'): Promise<string> {
    const connection = `c${String(++this.opened)}`;
    await this.record(`acquire ${mode} ${connection}`);
    return connection;
  }

  release(connection: string, broken: boolean): void {
    this.events.push(`release ${connection}${broken ? ' broken' : ''}`);
  }

  begin = (connection: string): Promise<void> => this.record(`begin ${connection}`);
  commit = (connection: string): Promise<void> => this.record(`commit ${connection}`);
  rollback = (connection: string): Promise<void> => this.record(`rollback ${connection}`);
  savepoint = (_: string, name: string): Promise<void> => this.record(`savepoint ${name}`);
  rollbackToSavepoint = (_: string, name: string): Promise<void> => this.record(`rollback-to ${name}`);
  releaseSavepoint = (_: string, name: string): Promise<void> => this.record(`release-savepoint ${name}`);

  private record(event: string): Promise<void> {
    this.events.push(event);
    const error = this.failures.get(event.split(' ', 1)[0] ?? '')?.shift();
    return error ? Promise.reject(error) : Promise.resolve();
  }
}
