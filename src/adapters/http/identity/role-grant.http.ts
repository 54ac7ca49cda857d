import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { UserId } from '../../../domain/shared/ids.js';
import { IdentityDatabase } from '../../../ports/identity/identity.database.js';
import { RoleService } from '../../../services/identity/role.service.js';
import type { ComponentSource } from '../component-source.js';
import { problemResponse } from '../problem.schema.js';
import { presentRole, roleName, roleSchema } from './role.http.js';
import { transactional } from '../transactional.js';
import { instant, int64, int64Id } from '../wire.js';

const NO_CONTENT = 204;
const PATH = '/api/identity/users/:id/roles';
const administering = { permission: 'identity:administer', caller: 'known' } as const;

export const roleGrantSchema = z.object({ user: int64, role: z.string(), granted_at: instant });

/** The roles of a user: list, grant, revoke. */
export function roleGrantRoutes(app: FastifyInstance, components: ComponentSource): void {
  const roles = components.resolve(RoleService);
  const database = components.resolve(IdentityDatabase);
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const tags = ['identity'];
  const oneUser = z.object({ id: int64Id });
  const oneGrant = oneUser.extend({ role: roleName });

  routes.get(
    PATH,
    {
      config: { permission: 'identity:read' },
      schema: {
        tags,
        summary: 'The roles of a user, ordered by name',
        params: oneUser,
        response: { 200: z.array(roleSchema), default: problemResponse },
      },
    },
    async ({ params }, reply) => {
      const found = await transactional(database, { readOnly: true }, reply, () => roles.listOfUser(UserId(params.id)));
      return found.map(presentRole);
    },
  );

  routes.put(
    `${PATH}/:role`,
    {
      config: administering,
      schema: {
        tags,
        summary: 'Grant a role to a user; granting it again changes nothing',
        params: oneGrant,
        response: { 200: roleGrantSchema, default: problemResponse },
      },
    },
    async ({ params: { id, role } }, reply) => {
      const grant = await transactional(database, { readOnly: false }, reply, () => roles.grant(UserId(id), role));
      return { user: String(grant.userId), role: grant.role, granted_at: grant.grantedAt.toString() };
    },
  );

  routes.delete(
    `${PATH}/:role`,
    {
      config: administering,
      schema: {
        tags,
        summary: 'Take a role from a user, and from the tokens of the user what only it allowed',
        params: oneGrant,
        response: { 204: z.null(), default: problemResponse },
      },
    },
    async ({ params: { id, role } }, reply) => {
      await transactional(database, { readOnly: false }, reply, () => roles.revoke(UserId(id), role));
      return reply.code(NO_CONTENT).send(null);
    },
  );
}
