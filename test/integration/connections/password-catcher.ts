import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';

/** What a client said of itself before it was turned away. */
export interface CaughtLogin {
  readonly user: string | undefined;
  readonly database: string | undefined;
  readonly applicationName: string | undefined;
  readonly options: string | undefined;
  /** Undefined when it gave up for want of a password. */
  readonly password: string | undefined;
}

const SSL_REQUEST = 80_877_103;
const GSS_REQUEST = 80_877_104;
const ASK_FOR_PASSWORD = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 3]);

/** A server that speaks just enough of the protocol to be told a password, in the clear; then it refuses everybody. */
export class PasswordCatcher {
  readonly #servers: Server[] = [];
  readonly #logins: CaughtLogin[] = [];
  readonly #visits = new Set<Promise<unknown>>();

  /** Listens on a free port of 127.0.0.1 and, in `socketFolder`, on the Unix socket of that port. */
  async listen(socketFolder: string): Promise<number> {
    const tcp = await this.#listening((server) => server.listen(0, '127.0.0.1'));
    const address = tcp.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    await this.#listening((server) => server.listen(`${socketFolder}/.s.PGSQL.${address.port}`));
    return address.port;
  }

  /** The logins since the last call, of clients that have gone. */
  async take(): Promise<CaughtLogin[]> {
    await Promise.all(this.#visits);
    this.#visits.clear();
    return this.#logins.splice(0);
  }

  async close(): Promise<void> {
    await Promise.all(this.#servers.map((server) => once(server.close(), 'close')));
  }

  async #listening(listen: (server: Server) => void): Promise<Server> {
    const server = createServer((socket) => this.#serve(socket));
    this.#servers.push(server);
    listen(server);
    await once(server, 'listening');
    return server;
  }

  #serve(socket: Socket): void {
    let pending = Buffer.alloc(0);
    let startup: Record<string, string> | undefined;
    let password: string | undefined;
    this.#visits.add(new Promise((resolve) => socket.once('close', resolve)));
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      pending = Buffer.concat([pending, chunk]);
      const length = startup ? pending.length > 4 && pending.readInt32BE(1) + 1 : pending.length > 3 && pending.readInt32BE(0);
      if (!length || pending.length < length) return;
      const message = pending.subarray(0, length);
      pending = pending.subarray(length);
      if (startup) {
        password = message.toString('utf8', 5, length - 1);
        socket.end(refusal());
      } else if ([SSL_REQUEST, GSS_REQUEST].includes(message.readInt32BE(4))) {
        socket.write('N');
      } else {
        startup = startupParameters(message);
        socket.write(ASK_FOR_PASSWORD);
      }
    });
    socket.on('close', () => {
      if (!startup) return;
      const { user, database, application_name: applicationName, options } = startup;
      this.#logins.push({ user, database, applicationName, options, password });
    });
  }
}

function startupParameters(message: Buffer): Record<string, string> {
  const texts = message.toString('utf8', 8).split('\0');
  const parameters: Record<string, string> = {};
  for (let index = 0; index + 1 < texts.length && texts[index] !== ''; index += 2) parameters[texts[index] ?? ''] = texts[index + 1] ?? '';
  return parameters;
}

function refusal(): Buffer {
  const text = Buffer.from('SFATAL\0C28P01\0Mnobody is let in\0\0');
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(text.length + 4, 1);
  return Buffer.concat([head, text]);
}
