import { lookup } from 'node:dns/promises';
import type { FastifyInstance } from 'fastify';
import type { Settings } from '../../ports/shared/settings.js';
import type { ComponentSource } from './component-source.js';
import { Drain } from './drain.js';
import { listenError } from './http-server.errors.js';
import { createHttpService, type HttpServiceOptions } from './http-service.js';

const DRAIN_MILLISECONDS = 10_000;

export interface HttpServerOptions extends Pick<HttpServiceOptions, 'logTo'> {
  /** The longest wait for accepted requests on `close`, ms; default 10,000. What is then unfinished is aborted. */
  readonly drainMilliseconds?: number;
  /** How long `/readyz` says 503 on a still open port before it closes, ms, for load balancers to notice; default 0. */
  readonly unreadyMilliseconds?: number;
}

/** A listening HTTP service. */
export interface HttpServer {
  /** Where to reach it, without a closing slash: `http://127.0.0.1:3000`. */
  readonly url: string;
  /** The IP address it listens on; `0.0.0.0` and `::` are every network. */
  readonly address: string;
  /**
   * Stops: `/readyz` turns 503, the port closes, accepted requests finish within the bound, connections close.
   * A second call gives the first one's promise. Stop the container after it, not before.
   */
  close(): Promise<void>;
}

/**
 * Puts the HTTP service on the host and port of the settings; port 0 takes any free one.
 *
 * @throws HttpPortInUse, HttpPortForbidden, HttpHostUnusable, HttpListenFailed
 */
export async function startHttpService(
  components: ComponentSource,
  settings: Pick<Settings, 'http' | 'log'>,
  { logTo, drainMilliseconds = DRAIN_MILLISECONDS, unreadyMilliseconds = 0 }: HttpServerOptions = {},
): Promise<HttpServer> {
  const drain = new Drain();
  const app = createHttpService(components, settings, { logTo, drain });
  const { host, port } = settings.http;
  try {
    await app.ready();
    await app.listen({ host: await listenableAddress(host), port });
  } catch (error) {
    await app.close();
    throw isSystemError(error) ? listenError(host, port, error) : error;
  }
  let closing: Promise<void> | undefined;
  return {
    url: urlOf(app),
    address: addressOf(app),
    close: () => (closing ??= stop(app, drain, { drainMilliseconds, unreadyMilliseconds })),
  };
}

async function stop(
  app: FastifyInstance,
  drain: Drain,
  { drainMilliseconds, unreadyMilliseconds }: { readonly drainMilliseconds: number; readonly unreadyMilliseconds: number },
): Promise<void> {
  drain.begin();
  if (unreadyMilliseconds > 0) await new Promise((resolve) => setTimeout(resolve, unreadyMilliseconds));
  // Just after a poll of the sockets, when the connections that waited to be accepted have been: closing resets the others.
  await new Promise((resolve) => setImmediate(resolve));
  const closed = app.close();
  let limit: NodeJS.Timeout | undefined;
  await Promise.race([drain.quiet(), new Promise((resolve) => (limit = setTimeout(resolve, drainMilliseconds)))]);
  clearTimeout(limit);
  // Connections on which nothing was ever asked (browsers open such in advance) would otherwise hold the server open.
  app.server.closeAllConnections();
  await Promise.all([closed, drain.empty()]);
}

/** Fastify opens a second server for the name `localhost` and does not wait for it when it closes; one address avoids that. */
async function listenableAddress(host: string): Promise<string> {
  return host === 'localhost' ? (await lookup(host)).address : host;
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

function addressOf(app: FastifyInstance): string {
  const address = app.server.address();
  return address === null || typeof address === 'string' ? String(address) : address.address;
}

function urlOf(app: FastifyInstance): string {
  const address = app.server.address();
  if (address === null || typeof address === 'string') return String(address);
  // The wildcard addresses mean "every network"; this machine is one that can be clicked.
  const host =
    { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[address.address] ?? (address.family === 'IPv6' ? `[${address.address}]` : address.address);
  return `http://${host}:${address.port}`;
}
