import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { ApiToken } from '../../../domain/identity/api-token.js';
import { ApiTokenId } from '../../../domain/identity/ids.js';
import { UserId } from '../../../domain/shared/ids.js';
import { IdentityDatabase } from '../../../ports/identity/identity.database.js';
import { ApiTokenService } from '../../../services/identity/api-token.service.js';
import type { ComponentSource } from '../component-source.js';
import { problemResponse } from '../problem.schema.js';
import { permissions } from './role.http.js';
import { transactional } from '../transactional.js';
import { givenInstant, instant, int64, int64Id } from '../wire.js';

const CREATED = 201;
const NO_CONTENT = 204;
const PATH = '/api/identity/users/:id/tokens';
const administering = { permission: 'identity:administer', caller: 'known' } as const;

export const newApiTokenSchema = z.strictObject({
  name: z.string().meta({ description: 'What it is for', examples: ['control room'] }),
  scopes: permissions.optional().meta({ description: 'Default: everything that the user may do' }),
  expires_at: givenInstant.optional().meta({ description: 'Default: never', examples: ['2030-01-01T00:00:00Z'] }),
});

export const apiTokenSchema = z.object({
  id: int64,
  prefix: z.string(),
  user: int64,
  name: z.string(),
  scopes: z.array(z.string()),
  created_at: instant,
  expires_at: instant.nullable(),
  last_used_at: instant.nullable(),
  revoked_at: instant.nullable(),
});

export const createdApiTokenSchema = apiTokenSchema.extend({
  text: z.string().meta({ description: 'What its owner sends; shown this once', examples: ['sxt_42_…'] }),
});

/** The API tokens of a user: list, create, revoke. The text of one is in the answer that creates it, and nowhere else. */
export function apiTokenRoutes(app: FastifyInstance, components: ComponentSource): void {
  const tokens = components.resolve(ApiTokenService);
  const database = components.resolve(IdentityDatabase);
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const tags = ['identity'];
  const oneUser = z.object({ id: int64Id });

  routes.get(
    PATH,
    {
      config: { permission: 'identity:read' },
      schema: {
        tags,
        summary: 'The API tokens of a user, ordered by id; never their texts',
        params: oneUser,
        response: { 200: z.array(apiTokenSchema), default: problemResponse },
      },
    },
    async ({ params }, reply) => {
      const found = await transactional(database, { readOnly: true }, reply, () => tokens.listOfUser(UserId(params.id)));
      return found.map(presentToken);
    },
  );

  routes.post(
    PATH,
    {
      config: administering,
      schema: {
        tags,
        summary: 'Give a user an API token; its text is shown this once',
        params: oneUser,
        body: newApiTokenSchema,
        response: { 201: createdApiTokenSchema, default: problemResponse },
      },
    },
    async ({ params, body: { name, scopes, expires_at: expiresAt } }, reply) => {
      const asked = { userId: UserId(params.id), name, scopes, expiresAt };
      const { token, text } = await transactional(database, { readOnly: false }, reply, () => tokens.create(asked));
      return reply
        .code(CREATED)
        .header('cache-control', 'no-store')
        .send({ ...presentToken(token), text: text.reveal() });
    },
  );

  routes.delete(
    `${PATH}/:token`,
    {
      config: administering,
      schema: {
        tags,
        summary: 'Revoke an API token; the next request with it is refused',
        params: oneUser.extend({ token: int64Id }),
        response: { 204: z.null(), default: problemResponse },
      },
    },
    async ({ params: { id, token } }, reply) => {
      await transactional(database, { readOnly: false }, reply, () => tokens.revokeOfUser(UserId(id), ApiTokenId(token)));
      return reply.code(NO_CONTENT).send(null);
    },
  );
}

function presentToken(token: ApiToken): z.output<typeof apiTokenSchema> {
  return {
    id: String(token.id),
    prefix: token.prefix,
    user: String(token.userId),
    name: token.name,
    scopes: [...token.scopes],
    created_at: token.createdAt.toString(),
    expires_at: token.expiresAt?.toString() ?? null,
    last_used_at: token.lastUsedAt?.toString() ?? null,
    revoked_at: token.revokedAt?.toString() ?? null,
  };
}
