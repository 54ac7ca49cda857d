import { once } from 'node:events';
import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { ProxiedConnection, type Traffic } from './proxied-connection.js';

export interface FaultProxyOptions {
  /** The server behind the proxy. */
  readonly to: { readonly host: string; readonly port: number };
}

/** Whether the bytes at which a connection is cut still reach the server, or are lost with it. */
export interface CutOptions {
  readonly message: 'delivered' | 'lost';
}

const LOOPBACK = '127.0.0.1';

/**
 * A TCP proxy on a port of its own that does to connections what networks do: delays, slices, resets, silence.
 *
 * ```ts
 * await using proxy = await FaultProxy.start({ to: { host: '127.0.0.1', port: server.port } });
 * const url = proxy.through(server.url());
 * proxy.blackHole();
 * ```
 *
 * For tests of any TCP client; it reads nothing of the protocol. Not for TLS with name checks: the host is the loopback.
 */
export class FaultProxy implements AsyncDisposable {
  readonly #connections = new Set<ProxiedConnection>();
  readonly #traffic: Traffic = { delayMilliseconds: 0, sliceBytes: Infinity, watch: undefined };
  #accepted = 0;
  #silent = false;

  private constructor(
    private readonly server: Server,
    private readonly to: FaultProxyOptions['to'],
  ) {}

  /** Listens on a free port of the loopback interface. */
  static async start({ to }: FaultProxyOptions): Promise<FaultProxy> {
    const server = createServer({ allowHalfOpen: true, noDelay: true });
    const proxy = new FaultProxy(server, to);
    server.on('connection', (client: Socket) => proxy.#accept(client));
    server.listen(0, LOOPBACK);
    await once(server, 'listening');
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Connections open just now, counted on the side of the client. */
  get open(): number {
    return this.#connections.size;
  }

  /** Connections taken since the start. */
  get accepted(): number {
    return this.#accepted;
  }

  /** The same URL, by way of this proxy. */
  through(url: string): string {
    const given = new URL(url);
    given.host = `${LOOPBACK}:${String(this.port)}`;
    return given.href;
  }

  /** Every piece arrives this much later, in both directions, in order. */
  delay(milliseconds: number): void {
    this.#traffic.delayMilliseconds = milliseconds;
  }

  /** What is sent arrives in pieces of at most so many bytes. */
  slice(bytes: number): void {
    this.#traffic.sliceBytes = Math.max(1, bytes);
  }

  /** Resets every open connection; new ones pass. */
  cut(): void {
    for (const connection of [...this.#connections]) connection.reset();
  }

  /**
   * From now on nothing arrives any more, in either direction, and no connection is closed: a pulled cable, a firewall
   * that forgot. New connections are accepted and stay unanswered. Connections that were in it are lost for good.
   */
  blackHole(): void {
    this.#silent = true;
    for (const connection of this.#connections) connection.silence();
  }

  /**
   * Resets the next connection on which the client sends bytes that satisfy `predicate`, and only that one. Resolves once it has.
   * `delivered`: the server still gets those bytes, and acts on them; the client never hears of it. `lost`: it does not.
   */
  cutAfter(predicate: (bytes: Buffer) => boolean, { message }: CutOptions = { message: 'delivered' }): Promise<void> {
    return new Promise((resolve) => {
      this.#traffic.watch = {
        predicate,
        message,
        done: () => {
          this.#traffic.watch = undefined;
          resolve();
        },
      };
    });
  }

  /** All is well again: no delay, no slices, no silence. The server hears that connections lost in a black hole are gone. */
  restore(): void {
    this.#silent = false;
    Object.assign(this.#traffic, { delayMilliseconds: 0, sliceBytes: Infinity, watch: undefined });
    for (const connection of this.#connections) connection.forget();
  }

  /** Closes every connection and the port. */
  async [Symbol.asyncDispose](): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.cut();
    await closed;
  }

  #accept(client: Socket): void {
    this.#accepted += 1;
    const upstream = connect({ ...this.to, allowHalfOpen: true, noDelay: true });
    const connection = new ProxiedConnection(client, upstream, this.#traffic);
    this.#connections.add(connection);
    client.once('close', () => this.#connections.delete(connection));
    if (this.#silent) connection.silence();
  }
}
