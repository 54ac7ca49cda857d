import { Agent, get, type IncomingMessage } from 'node:http';
import { connect, createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { expect } from 'chai';
import { startHttpService, type HttpServer, type HttpServerOptions } from '../../src/adapters/http/index.js';
import { deferred } from '../../src/domain/shared/deferred.js';
import { SextantError } from '../../src/domain/shared/sextant-error.js';
import { Components } from '../unit/http/doubles.js';

const USERS = '/api/identity/users';

function outcomeOf(url: string, agent: Agent): Promise<{ outcome: string; reused: boolean }> {
  return new Promise((resolve) => {
    const request = get(url, { agent }, (response: IncomingMessage) => {
      response.resume().on('end', () => resolve({ outcome: String(response.statusCode), reused: request.reusedSocket }));
    });
    request.on('error', (error: NodeJS.ErrnoException) => resolve({ outcome: error.code ?? error.message, reused: request.reusedSocket }));
  });
}

describe('HTTP server', () => {
  let components: Components;
  let server: HttpServer | undefined;

  beforeEach(() => {
    components = new Components();
  });

  afterEach(async () => {
    await server?.close();
    server = undefined;
  });

  async function start(options: HttpServerOptions = {}, http = { host: '127.0.0.1', port: 0 }): Promise<string> {
    server = await startHttpService(components, { http: { ...http, authentication: 'off' }, log: { level: 'silent' } }, options);
    return server.url;
  }

  /** Holds every request of the users until `release()`; `entered` resolves when the first has come in. */
  function holdRequests(): { entered: Promise<undefined>; release: () => void } {
    const { promise: entered, resolve: enter } = deferred();
    const { promise: held, resolve: release } = deferred();
    components.users.during = async () => {
      enter(undefined);
      await held;
    };
    return { entered, release: () => release(undefined) };
  }

  async function failureOf(work: Promise<unknown>): Promise<SextantError> {
    const thrown: unknown = await work.then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(thrown).to.be.instanceOf(SextantError);
    return thrown as SextantError;
  }

  it('listens where the settings say and answers', async () => {
    const url = await start();
    expect(url).to.match(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await (await fetch(`${url}/livez`)).json()).to.deep.equal({ status: 'alive' });
  });

  it('gives an address that can be opened for every wildcard and name', async () => {
    for (const host of ['0.0.0.0', 'localhost']) {
      const url = await start({}, { host, port: 0 });
      expect((await fetch(`${url}/livez`)).status).to.equal(200);
      await server?.close();
    }
  });

  it('says that the port is in use, by whom it can be settled, and leaves nothing open', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const failure = await failureOf(start({}, { host: '127.0.0.1', port }));
    other.close();
    expect(failure).to.include({ code: 'HTTP_PORT_IN_USE', kind: 'unavailable' });
    expect(failure.facts).to.deep.equal({ host: '127.0.0.1', port });
    expect(failure.remedy).to.include('--port');
  });

  it('says that a host is no address of this machine', async () => {
    for (const host of ['192.0.2.1', 'no-such-host.invalid'])
      expect(await failureOf(start({}, { host, port: 0 }))).to.include({ code: 'HTTP_HOST_UNUSABLE', kind: 'configuration' });
  });

  it('finishes an accepted request, says 503 on readiness meanwhile, and accepts no more', async () => {
    const url = await start({ unreadyMilliseconds: 100 });
    const { entered, release } = holdRequests();
    const accepted = fetch(`${url}${USERS}`);
    await entered;
    const closed = server?.close();
    const readiness = await fetch(`${url}/readyz`);
    expect([readiness.status, readiness.headers.get('connection')]).to.deep.equal([503, 'close']);
    expect(await readiness.json()).to.include({ status: 'stopping' });
    release();
    const answer = await accepted;
    expect(answer.status).to.equal(200);
    expect(answer.headers.get('connection')).to.equal('close');
    await closed;
    expect(components.database.events).to.deep.equal(['begin read only', 'commit']);
    expect(await fetch(`${url}/livez`).catch(() => 'refused')).to.equal('refused');
  });

  it('answers every request it has taken, and never cuts a connection that a client uses', async () => {
    const url = await start({ unreadyMilliseconds: 50 });
    let taken = 0;
    components.users.during = async () => void (taken += 1);
    const agent = new Agent({ keepAlive: true, maxSockets: 8 });
    let answered = 0;
    const cut: string[] = [];
    const ask = async (): Promise<void> => {
      for (let refused = false; !refused;) {
        const { outcome, reused } = await outcomeOf(`${url}${USERS}`, agent);
        refused = outcome !== '200';
        if (!refused) answered += 1;
        else if (reused) cut.push(outcome);
      }
    };
    const clients = Array.from({ length: 8 }, ask);
    while (answered < 200) await new Promise((resolve) => setImmediate(resolve));
    await server?.close();
    await Promise.all(clients);
    agent.destroy();
    expect({ answered, cut }).to.deep.equal({ answered: taken, cut: [] });
  });

  it('answers what comes in on an open connection after the port has closed', async () => {
    const url = new URL(await start());
    const socket = connect(Number(url.port), url.hostname).setEncoding('utf8');
    await once(socket, 'connect');
    const { entered, release } = holdRequests();
    const accepted = fetch(`${url.origin}${USERS}`);
    await entered;
    const closed = server?.close();
    while (await fetch(`${url.origin}/livez`).then(Boolean, () => false));
    socket.write('GET /livez HTTP/1.1\r\nHost: a\r\n\r\n');
    let answer = '';
    for await (const chunk of socket) answer += String(chunk);
    expect(answer)
      .to.match(/^HTTP\/1.1 200 /)
      .and.match(/connection: close/i);
    release();
    expect((await accepted).status).to.equal(200);
    await closed;
  });

  it('aborts what outlives the bound', async () => {
    const url = await start({ drainMilliseconds: 50 });
    const { entered, release } = holdRequests();
    const cut = fetch(`${url}${USERS}`).then(
      () => 'answered',
      () => 'cut',
    );
    await entered;
    await server?.close();
    expect(await cut).to.equal('cut');
    expect(components.database.lastOptions?.signal?.aborted).to.equal(true);
    release();
  });

  it('is not held open by a connection on which nothing is asked', async () => {
    const url = new URL(await start());
    const socket = connect(Number(url.port), url.hostname);
    await once(socket, 'connect');
    const began = performance.now();
    await server?.close();
    expect(performance.now() - began).to.be.below(1000);
    socket.destroy();
  });

  it('aborts the work of a client that goes away, and only then', async () => {
    const url = await start();
    const { entered, release } = holdRequests();
    const controller = new AbortController();
    const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"email":"a@b.c","name":"V"}' };
    const asked = fetch(`${url}${USERS}`, { ...request, signal: controller.signal }).catch(() => 'withdrawn');
    await entered;
    const signal = components.database.lastOptions?.signal;
    expect(signal?.aborted).to.equal(false);
    const aborted = once(signal as AbortSignal, 'abort');
    controller.abort();
    await aborted;
    expect(await asked).to.equal('withdrawn');
    release();
  });

  const broken: readonly (readonly [string, string, number])[] = [
    ['no HTTP', 'hello\r\n\r\n', 400],
    ['two lengths', 'POST /livez HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', 400],
    ['endless headers', `GET /livez HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ];
  for (const [what, bytes, status] of broken)
    it(`answers ${what} with a problem document`, async () => {
      const url = new URL(await start());
      const socket = connect(Number(url.port), url.hostname).setEncoding('utf8');
      socket.write(bytes);
      let answer = '';
      for await (const chunk of socket) answer += String(chunk);
      expect(answer)
        .to.match(new RegExp(`^HTTP/1.1 ${status} `))
        .and.include('application/problem+json');
      expect(JSON.parse(answer.slice(answer.indexOf('{')))).to.include({ status });
    });
});
