import type { FastifyInstance, FastifyRequest } from 'fastify';
import { PermissionMissing } from '../../domain/identity/api-token.errors.js';
import { Permission } from '../../domain/identity/permission.js';
import type { Principal } from '../../domain/identity/principal.js';
import { SextantError } from '../../domain/shared/sextant-error.js';
import type { HttpSettings } from '../../ports/shared/settings.js';
import { AuthenticationService } from '../../services/identity/authentication.service.js';
import { bearerToken } from './bearer-token.js';
import type { ComponentSource } from './component-source.js';
import { HttpAuthenticationRequired, HttpCallerUnknown } from './http-request.errors.js';
import { permissionAsked } from './route-permission.js';

/**
 * Lets a request to the routes registered afterwards in only when its token allows what the route declares; it decides before
 * the body is read. `off` lets everybody in, but for the routes that need a known caller, which it refuses.
 *
 * @throws TypeError when a route is registered that declares no permission
 */
export function authenticated(app: FastifyInstance, components: ComponentSource, authentication: HttpSettings['authentication']): void {
  if (authentication === 'off') {
    app.addHook('onRequest', (request, _reply, done) => {
      done(request.routeOptions.config.caller === 'known' ? new HttpCallerUnknown() : undefined);
    });
    return;
  }
  const callers = components.resolve(AuthenticationService);
  app.addHook('onRoute', ({ method, url, config }) => {
    if (config?.permission === undefined) throw new TypeError(`the route ${String(method)} ${url} declares no permission`);
  });
  app.addHook('onRequest', async (request) => {
    const asked = permissionAsked(request.routeOptions.config.permission, request.method, authentication);
    if (asked !== undefined) (await callerOf(request, callers)).require(Permission(asked));
  });
}

/** Why a token is refused is for the log; whoever sent it learns nothing but that it was. */
async function callerOf(request: FastifyRequest, callers: AuthenticationService): Promise<Principal> {
  try {
    return await callers.authenticate(bearerToken(request.raw.rawHeaders));
  } catch (error) {
    if (!(error instanceof SextantError) || error.kind !== 'unauthenticated') throw error;
    request.log.info({ request_id: request.id, code: error.code, ...error.facts }, 'caller refused');
    throw error instanceof HttpAuthenticationRequired ? error : new HttpAuthenticationRequired('refused', error);
  }
}

/** The WWW-Authenticate header of an answer (RFC 6750, 3): how to come in, and what was wrong. `undefined` for other errors. */
export function challengeOf(error: SextantError): string | undefined {
  const realm = 'Bearer realm="sextant"';
  if (error instanceof HttpAuthenticationRequired) return error.credentials === 'none' ? realm : `${realm}, error="invalid_token"`;
  return error instanceof PermissionMissing ? `${realm}, error="insufficient_scope", scope="${error.permission}"` : undefined;
}
