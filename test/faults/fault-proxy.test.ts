import { expect } from 'chai';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { FaultProxy } from '../../src/testing/index.js';

/** A server that says everything back, and remembers what it heard. */
async function echoServer() {
  const heard: Buffer[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
    socket.on('data', (bytes: Buffer) => {
      heard.push(bytes);
      socket.write(bytes);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    sockets,
    port: (server.address() as AddressInfo).port,
    text: () => Buffer.concat(heard).toString(),
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

async function client(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** Unlike `once` of node:events it does not take the error before it for a failure. */
const closed = (socket: Socket): Promise<unknown> => new Promise((resolve) => socket.once('close', resolve));

async function answer(socket: Socket, text: string): Promise<string> {
  socket.write(text);
  let got = '';
  while (got.length < text.length) got += String((await once(socket, 'data'))[0]);
  return got;
}

describe('The fault proxy', () => {
  it('passes both directions on, counts connections and closes them with itself', async () => {
    await using server = await echoServer();
    const proxy = await FaultProxy.start({ to: { host: '127.0.0.1', port: server.port } });
    const [one, other] = [await client(proxy.port), await client(proxy.port)];
    expect(await answer(one, 'first')).to.equal('first');
    expect(await answer(other, 'second')).to.equal('second');
    expect(proxy).to.include({ open: 2, accepted: 2 });
    const ended = Promise.all([closed(one), closed(other)]);
    await proxy[Symbol.asyncDispose]();
    await ended;
    expect(proxy.open).to.equal(0);
  });

  it('hands on a client that says goodbye', async () => {
    await using server = await echoServer();
    await using proxy = await FaultProxy.start({ to: { host: '127.0.0.1', port: server.port } });
    const socket = await client(proxy.port);
    await answer(socket, 'x');
    const ended = closed(socket);
    socket.end();
    await ended;
    expect(server.sockets.size).to.equal(0);
  });

  it('delays in order', async () => {
    await using server = await echoServer();
    await using proxy = await FaultProxy.start({ to: { host: '127.0.0.1', port: server.port } });
    const socket = await client(proxy.port);
    proxy.delay(30);
    const began = performance.now();
    socket.write('one ');
    expect(await answer(socket, 'two three')).to.equal('one two three');
    expect(performance.now() - began).to.be.above(55);
  });

  it('slices what is sent', async () => {
    await using server = await echoServer();
    await using proxy = await FaultProxy.start({ to: { host: '127.0.0.1', port: server.port } });
    const socket = await client(proxy.port);
    proxy.slice(3);
    const text = 'a message of some length'.repeat(20);
    expect(await answer(socket, text)).to.equal(text);
  });

  it('resets what is open and lets new connections pass', async () => {
    await using server = await echoServer();
    await using proxy = await FaultProxy.start({ to: { host: '127.0.0.1', port: server.port } });
    const socket = await client(proxy.port);
    await answer(socket, 'x');
    const failed = once(socket, 'error');
    proxy.cut();
    expect((await failed)[0]).to.have.property('code', 'ECONNRESET');
    expect(await answer(await client(proxy.port), 'again')).to.equal('again');
  });

  it('swallows everything in a black hole, closes nothing, and passes new connections when it is restored', async () => {
    await using server = await echoServer();
    await using proxy = await FaultProxy.start({ to: { host: '127.0.0.1', port: server.port } });
    const before = await client(proxy.port);
    await answer(before, 'before');
    proxy.blackHole();
    const during = await client(proxy.port);
    const heard: string[] = [];
    for (const socket of [before, during]) for (const event of ['data', 'close']) socket.on(event, () => heard.push(event));
    before.write('lost');
    during.write('lost');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(heard).to.deep.equal([]);
    expect(server.text()).to.equal('before');
    proxy.restore();
    expect(await answer(await client(proxy.port), ' after')).to.equal(' after');
    expect(heard).to.deep.equal([]);
  });

  for (const message of ['delivered', 'lost'] as const)
    it(`cuts one connection at a message that is ${message}`, async () => {
      await using server = await echoServer();
      await using proxy = await FaultProxy.start({ to: { host: '127.0.0.1', port: server.port } });
      const [one, other] = [await client(proxy.port), await client(proxy.port)];
      await answer(one, 'BEGIN ');
      const cut = proxy.cutAfter((bytes) => bytes.includes('COMMIT'), { message });
      const ended = closed(one);
      one.write('COMMIT');
      await Promise.all([cut, ended]);
      expect(await answer(other, ' still here')).to.equal(' still here');
      expect(server.text()).to.equal(message === 'delivered' ? 'BEGIN COMMIT still here' : 'BEGIN  still here');
    });
});
