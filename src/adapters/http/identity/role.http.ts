import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Permission } from '../../../domain/identity/permission.js';
import { RoleName } from '../../../domain/identity/role-name.js';
import type { Role } from '../../../domain/identity/role.js';
import { IdentityDatabase } from '../../../ports/identity/identity.database.js';
import { RoleService } from '../../../services/identity/role.service.js';
import type { ComponentSource } from '../component-source.js';
import { cursorEnvelope, cursorPageOf, cursorQuery } from '../cursor-paging.js';
import { problemResponse } from '../problem.schema.js';
import { transactional } from '../transactional.js';
import { domainText } from '../wire.js';

const CREATED = 201;
const NO_CONTENT = 204;
const PATH = '/api/identity/roles';
const administering = { permission: 'identity:administer', caller: 'known' } as const;

export const roleName = domainText(RoleName).meta({ examples: ['night-assistant'] });
export const permissions = z.array(domainText(Permission)).meta({ examples: [['observatory:read', 'observatory:operate']] });

export const redefinedRoleSchema = z.strictObject({ description: z.string(), permissions });

export const newRoleSchema = redefinedRoleSchema.extend({ name: roleName });

export const roleSchema = z.object({ name: z.string(), description: z.string(), permissions: z.array(z.string()) });

export const rolePageSchema = cursorPageOf(roleSchema);

/** Define, read, list, redefine and remove roles. */
export function roleRoutes(app: FastifyInstance, components: ComponentSource): void {
  const roles = components.resolve(RoleService);
  const database = components.resolve(IdentityDatabase);
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const tags = ['identity'];
  const params = z.object({ name: roleName });

  routes.get(
    PATH,
    {
      config: { permission: 'identity:read' },
      schema: {
        tags,
        summary: 'List roles, ordered by name',
        querystring: cursorQuery,
        response: { 200: rolePageSchema, default: problemResponse },
      },
    },
    async ({ query }, reply) =>
      cursorEnvelope(await transactional(database, { readOnly: true }, reply, () => roles.list(query)), presentRole),
  );

  routes.get(
    `${PATH}/:name`,
    {
      config: { permission: 'identity:read' },
      schema: { tags, summary: 'Read one role', params, response: { 200: roleSchema, default: problemResponse } },
    },
    async ({ params: { name } }, reply) => presentRole(await transactional(database, { readOnly: true }, reply, () => roles.get(name))),
  );

  routes.post(
    PATH,
    {
      config: administering,
      schema: { tags, summary: 'Define a role', body: newRoleSchema, response: { 201: roleSchema, default: problemResponse } },
    },
    async ({ body }, reply) => {
      const role = await transactional(database, { readOnly: false }, reply, () => roles.define(body));
      return reply.code(CREATED).header('location', `${PATH}/${role.name}`).send(presentRole(role));
    },
  );

  routes.put(
    `${PATH}/:name`,
    {
      config: administering,
      schema: {
        tags,
        summary: 'Redefine a role; the tokens of those who have it lose what it no longer allows',
        params,
        body: redefinedRoleSchema,
        response: { 200: roleSchema, default: problemResponse },
      },
    },
    async ({ params: { name }, body }, reply) =>
      presentRole(await transactional(database, { readOnly: false }, reply, () => roles.redefine(name, body))),
  );

  routes.delete(
    `${PATH}/:name`,
    {
      config: administering,
      schema: { tags, summary: 'Remove a role that nobody has', params, response: { 204: z.null(), default: problemResponse } },
    },
    async ({ params: { name } }, reply) => {
      await transactional(database, { readOnly: false }, reply, () => roles.remove(name));
      return reply.code(NO_CONTENT).send(null);
    },
  );
}

export function presentRole({ name, description, permissions: allowed }: Role): z.output<typeof roleSchema> {
  return { name, description, permissions: [...allowed] };
}
