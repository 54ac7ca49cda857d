import { SextantError, type ErrorDefinition } from '../../domain/shared/sextant-error.js';

/** Another program listens there. Not a fault of the settings: the same ones work once that program has gone. */
export class HttpPortInUse extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'HTTP_PORT_IN_USE',
    kind: 'unavailable',
    meaning: 'Another program already listens on the host and port of the HTTP service.',
    remedy: 'Stop the other program, or choose another port with --port or SEXTANT_HTTP__PORT (0 takes any free one).',
  };
  constructor(host: string, port: number, cause?: unknown) {
    super(HttpPortInUse.definition, `${host}:${port} is taken by another program`, { host, port }, cause);
  }
}

export class HttpPortForbidden extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'HTTP_PORT_FORBIDDEN',
    kind: 'configuration',
    meaning: 'This user may not listen on the port of the HTTP service.',
    remedy: 'Choose a port from 1024 up with --port or SEXTANT_HTTP__PORT.',
  };
  constructor(host: string, port: number, cause?: unknown) {
    super(HttpPortForbidden.definition, `this user may not listen on ${host}:${port}`, { host, port }, cause);
  }
}

export class HttpHostUnusable extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'HTTP_HOST_UNUSABLE',
    kind: 'configuration',
    meaning: 'The host of the HTTP service is no address of this machine.',
    remedy: 'Set SEXTANT_HTTP__HOST or --host to 127.0.0.1 (this machine only), 0.0.0.0 (every network) or an address of this machine.',
  };
  constructor(host: string, port: number, cause?: unknown) {
    super(HttpHostUnusable.definition, `${host} is no address of this machine`, { host, port }, cause);
  }
}

/** Listening failed for a reason the other errors do not cover; `cause` is the system's own error. */
export class HttpListenFailed extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'HTTP_LISTEN_FAILED',
    kind: 'unavailable',
    meaning: 'The HTTP service could not start to listen.',
    remedy: 'Look at the cause; the host and port come from SEXTANT_HTTP__HOST and SEXTANT_HTTP__PORT.',
  };
  constructor(host: string, port: number, cause: unknown) {
    super(HttpListenFailed.definition, `cannot listen on ${host}:${port}`, { host, port }, cause);
  }
}

/** Translates what `listen` failed with. */
export function listenError(host: string, port: number, cause: unknown): SextantError {
  switch ((cause as { code?: unknown } | undefined)?.code) {
    case 'EADDRINUSE':
      return new HttpPortInUse(host, port, cause);
    case 'EACCES':
    case 'EPERM':
      return new HttpPortForbidden(host, port, cause);
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EAI_ADDRFAMILY':
    case 'EAI_FAIL':
    case 'EAI_NONAME':
      return new HttpHostUnusable(host, port, cause);
    default:
      return new HttpListenFailed(host, port, cause);
  }
}
