import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { ThrowawayPostgresFailed } from './throwaway-postgres.errors.js';

// Below the range the system gives to outgoing connections: in that range a client that keeps trying a server which is
// restarting can take the port itself.
const LOWEST = 15_000;
const HIGHEST = 32_000;
const ATTEMPTS = 50;

/** A TCP port on the loopback interface that nobody listens on just now. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const port = randomInt(LOWEST, HIGHEST);
    if (await isFree(port)) return port;
  }
  throw new ThrowawayPostgresFailed(`no free port found between ${LOWEST} and ${HIGHEST}`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
}
