import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { EmailAddress } from '../../../domain/identity/email-address.js';
import type { User } from '../../../domain/identity/user.js';
import { UserId } from '../../../domain/shared/ids.js';
import { IdentityDatabase } from '../../../ports/identity/identity.database.js';
import { UserService } from '../../../services/identity/user.service.js';
import type { ComponentSource } from '../component-source.js';
import { pageEnvelope, pageOf, pageQuery } from '../paging.js';
import { problemResponse } from '../problem.schema.js';
import { transactional } from '../transactional.js';
import { domainText, instant, int64, int64Id } from '../wire.js';

const CREATED = 201;
const PATH = '/api/identity/users';

export const newUserSchema = z.strictObject({
  email: domainText(EmailAddress).meta({ examples: ['vera@example.org'] }),
  name: z.string().meta({ examples: ['Vera Rubin'] }),
});

export const userSchema = z.object({ id: int64, email: z.string(), name: z.string(), created_at: instant });

export const userPageSchema = pageOf(userSchema);

/** Register, read and list users. */
export function userRoutes(app: FastifyInstance, components: ComponentSource): void {
  const users = components.resolve(UserService);
  const database = components.resolve(IdentityDatabase);
  const routes = app.withTypeProvider<ZodTypeProvider>();

  routes.post(
    PATH,
    {
      config: { permission: 'identity:administer' },
      schema: {
        tags: ['identity'],
        summary: 'Register a user',
        body: newUserSchema,
        response: { 201: userSchema, default: problemResponse },
      },
    },
    async (request, reply) => {
      const user = await transactional(database, { readOnly: false }, reply, () => users.register(request.body));
      return reply
        .code(CREATED)
        .header('location', `${PATH}/${String(user.id)}`)
        .send(presentUser(user));
    },
  );

  routes.get(
    PATH,
    {
      config: { permission: 'identity:read' },
      schema: {
        tags: ['identity'],
        summary: 'List users, ordered by id',
        querystring: pageQuery,
        response: { 200: userPageSchema, default: problemResponse },
      },
    },
    async ({ query }, reply) => {
      const window = { limit: query.limit + 1, offset: query.offset };
      const found = await transactional(database, { readOnly: true }, reply, () => users.list(window));
      return pageEnvelope(found, query, presentUser);
    },
  );

  routes.get(
    `${PATH}/:id`,
    {
      config: { permission: 'identity:read' },
      schema: {
        tags: ['identity'],
        summary: 'Read one user',
        params: z.object({ id: int64Id }),
        response: { 200: userSchema, default: problemResponse },
      },
    },
    async ({ params }, reply) => presentUser(await transactional(database, { readOnly: true }, reply, () => users.get(UserId(params.id)))),
  );
}

function presentUser(user: User): z.output<typeof userSchema> {
  return { id: String(user.id), email: user.email, name: user.name, created_at: user.createdAt.toString() };
}
