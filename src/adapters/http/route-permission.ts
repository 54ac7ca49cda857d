import type { HttpSettings } from '../../ports/shared/settings.js';

/** What a route asks of its caller: a permission, such as `observatory:read`, or nothing (`open`: health, documentation). */
export type RoutePermission = `${string}:${string}` | 'open';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Every route declares it; with authentication on, the service does not start while one does not. */
    readonly permission?: RoutePermission;
    /** `known`: what it gives outlasts the setting, so the route is refused while `http.authentication` asks nobody who they are. */
    readonly caller?: 'known';
  }
}

const READING: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** What a request with this method must be allowed to do on a route with this declaration; `undefined`: anybody may. */
export function permissionAsked(
  declared: RoutePermission | undefined,
  method: string,
  authentication: HttpSettings['authentication'],
): Exclude<RoutePermission, 'open'> | undefined {
  if (authentication === 'off' || declared === undefined || declared === 'open') return undefined;
  return authentication === 'writes' && READING.has(method) ? undefined : declared;
}
