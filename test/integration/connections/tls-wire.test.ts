import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { createSecureContext, TLSSocket } from 'node:tls';
import { expect } from 'chai';
import { ROOT } from '../../e2e/project-root.js';
import { failureOf } from '../postgres/open-engine.js';
import { protectionOf } from './connect-once.js';

const FILES = join(ROOT, 'test', 'integration', 'connections', 'certificates');

/** A server that agrees to TLS, notes the name it is asked for, and hangs up. */
class NameCatcher {
  readonly names: (string | undefined)[] = [];
  readonly #server: Server;

  constructor(answer: string) {
    const secureContext = createSecureContext({ key: file('server.key'), cert: file('server.crt') });
    this.#server = createServer((socket: Socket) => {
      socket.on('error', () => socket.destroy());
      socket.once('data', () => {
        socket.write(answer);
        const secured = new TLSSocket(socket, { isServer: true, secureContext });
        secured.on('error', () => socket.destroy());
        secured.once('secure', () => {
          this.names.push((secured as TLSSocket & { readonly servername: string | false }).servername || undefined);
          secured.destroy();
        });
      });
    });
  }

  async port(): Promise<number> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    return typeof address === 'object' && address ? address.port : 0;
  }

  async close(): Promise<void> {
    await once(this.#server.close(), 'close');
  }
}

describe('What a client says before TLS', () => {
  for (const { name, host, parameters, expected } of [
    { name: 'is the host name', host: 'localhost', parameters: '', expected: 'localhost' },
    { name: 'is the host name also beside an address', host: 'db.example', parameters: '&hostaddr=127.0.0.1', expected: 'db.example' },
    { name: 'is no address', host: '127.0.0.1', parameters: '', expected: undefined },
    { name: 'is nothing with sslsni=0', host: 'localhost', parameters: '&sslsni=0', expected: undefined },
  ])
    it(name, async () => {
      const server = new NameCatcher('S');
      const port = await server.port();
      await failureOf(protectionOf(`postgresql://u@${host}:${port}/d?sslmode=require${parameters}`, {}));
      await server.close();
      expect(server.names).to.deep.equal([expected]);
    });

  it('is nothing more when somebody in between has added to the answer of the server', async () => {
    const server = new NameCatcher('SE');
    const port = await server.port();
    const failure = await failureOf(protectionOf(`postgresql://u:canary@localhost:${port}/d?sslmode=require`, {}));
    await server.close();
    expect(failure).to.have.property('message').that.contains('neither yes nor no');
    expect(server.names).to.deep.equal([]);
  });
});

function file(name: string): string {
  return readFileSync(join(FILES, name), 'utf8');
}
