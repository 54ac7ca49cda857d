import type { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { PostgresCandidate, TlsAttempt } from '../../../../connections/index.js';
import { tlsConnectOptions } from './tls-connect-options.js';

/** The driver's connection with the parts used here; its published types leave most of them out. */
export interface DriverConnection extends EventEmitter {
  stream: Socket;
  requestSsl(): void;
  /** Begins to read messages from the stream. */
  attachListeners(stream: Socket): void;
  connect(): void;
  cancel(processID: number, secretKey: number): void;
  end(): void;
  _connecting: boolean;
  readonly _ending: boolean;
}

export type DriverConnectionClass = new (config: object) => DriverConnection;

/** A connection of the driver that knows its server and how to protect the way to it. */
export interface CandidateConnection extends DriverConnection {
  /** How far it came: `secured` and `plain` once messages are exchanged, `handshake` while TLS is agreed upon. */
  readonly progress: 'connecting' | 'handshake' | 'secured' | 'plain';
  /** Another connection to the very server this one has reached, protected in the same way. */
  again(): CandidateConnection;
}

/** Makes the connection for one attempt on one server. */
export type ConnectionFactory = (candidate: PostgresCandidate, attempt: TlsAttempt) => CandidateConnection;

/** Silence after which the system asks the other side whether it is there; its own default is two hours. */
const KEEP_ALIVE_MILLISECONDS = 10_000;
const ENDED = new Set(['ECONNRESET', 'EPIPE']);

/**
 * The driver's connections with TLS as libpq does it. To the client they look plain: `connect` is reported when the way
 * is as protected as it will be, so the driver's own TLS stays off.
 */
export function connectionFactory(Driver: DriverConnectionClass): ConnectionFactory {
  class Connection extends Driver implements CandidateConnection {
    progress: CandidateConnection['progress'] = 'connecting';

    constructor(
      private readonly candidate: PostgresCandidate,
      private readonly attempt: TlsAttempt,
    ) {
      super({});
      if (candidate.tls.channelBinding === 'require') this.#requireChannelBinding();
    }

    override connect(): void {
      const { host, hostAddress, port } = this.candidate;
      const socket = this.stream;
      this._connecting = true;
      socket.setNoDelay(true);
      socket.on('error', (error) => this.#report(error));
      socket.on('close', () => this.emit('end'));
      socket.once('connect', () => {
        socket.setKeepAlive(true, KEEP_ALIVE_MILLISECONDS);
        this.#protect(socket);
      });
      if (hostAddress === undefined && host.startsWith('/')) socket.connect(`${host}/.s.PGSQL.${port}`);
      else socket.connect(port, hostAddress ?? host);
    }

    again(): CandidateConnection {
      // The name may stand for several servers.
      const reached = this.candidate.host.startsWith('/') ? undefined : this.stream.remoteAddress;
      const attempt = this.progress === 'plain' ? {} : this.attempt;
      return new Connection({ ...this.candidate, ...(reached !== undefined && { hostAddress: reached }) }, attempt);
    }

    #protect(socket: Socket): void {
      const { tls } = this.attempt;
      if (!tls) return this.#ready(socket, 'plain');
      this.progress = 'handshake';
      if (tls.direct) return this.#secure(socket);
      socket.once('data', (answer: Buffer) => {
        // Anything after the answer was put there by somebody in between.
        if (answer.length === 1 && answer[0] === 'S'.charCodeAt(0)) this.#secure(socket);
        else if (answer.length === 1 && answer[0] === 'N'.charCodeAt(0)) this.#withoutTls(socket);
        else this.#fail('the server answered the request for TLS with neither yes nor no');
      });
      this.requestSsl();
    }

    #secure(socket: Socket): void {
      const { tls } = this.attempt;
      if (!tls) return;
      const secured = connectTls({ ...tlsConnectOptions(tls), socket });
      secured.on('error', (error: Error) => this.#report(error));
      secured.once('secureConnect', () => {
        if (tls.direct && secured.alpnProtocol !== 'postgresql') this.#fail('the server agreed to TLS but not to PostgreSQL inside it');
        else this.#ready(secured, 'secured');
      });
    }

    #withoutTls(socket: Socket): void {
      const plainIsFine = this.candidate.tls.attempts.some(({ tls }) => !tls);
      if (plainIsFine) this.#ready(socket, 'plain');
      else this.#fail('the server does not speak TLS, which sslmode requires');
    }

    #ready(stream: Socket, progress: 'secured' | 'plain'): void {
      this.progress = progress;
      this.stream = stream;
      this.attachListeners(stream);
      this.emit('connect');
    }

    /** Listens before the client does, so that nothing of the password has left when the connection is given up. */
    #requireChannelBinding(): void {
      let bound = false;
      const refuse = (): void => this.#fail('the server does not offer channel binding, which channel_binding=require asks for');
      this.on('authenticationSASL', ({ mechanisms }: { readonly mechanisms: readonly string[] }) => {
        bound = this.progress === 'secured' && mechanisms.includes('SCRAM-SHA-256-PLUS');
        if (!bound) refuse();
      });
      for (const message of ['authenticationCleartextPassword', 'authenticationMD5Password']) this.on(message, refuse);
      this.on('authenticationOk', () => !bound && refuse());
    }

    #fail(why: string): void {
      this.emit('error', new Error(why));
      this.stream.destroy();
    }

    #report(error: Error & { readonly code?: string }): void {
      // A goodbye that the other side did not wait for is no failure.
      if (this._ending && error.code !== undefined && ENDED.has(error.code)) return;
      this.emit('error', error);
    }
  }
  return (candidate, attempt) => new Connection(candidate, attempt);
}
