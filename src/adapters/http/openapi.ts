import { fastifySwagger } from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { HttpSettings } from '../../ports/shared/settings.js';
import { documentationPage, OPENAPI_PATH } from './documentation-page.js';
import { permissionAsked } from './route-permission.js';

export const OPENAPI_VERSION = '3.1.0';

/** A route that needs a token lists its permission under this name. */
const SCHEME = 'token';
const TOKENS = { type: 'http', scheme: 'bearer', bearerFormat: 'sxt_<id>_<secret>' } as const;

/** Schemas that get a name of their own in the document. */
export type NamedSchemas = Readonly<Record<string, z.ZodType>>;

/** Collects the documentation of every route that is registered afterwards; served at `/openapi.json`, readable at `/docs`. */
export async function documentRoutes(
  app: FastifyInstance,
  {
    version,
    named,
    authentication,
  }: { readonly version: string; readonly named: NamedSchemas; readonly authentication: HttpSettings['authentication'] },
): Promise<void> {
  const schemaRegistry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) schemaRegistry.add(schema, { id });
  const withoutSecurity = createJsonSchemaTransform({ schemaRegistry });
  await app.register(fastifySwagger, {
    openapi: {
      openapi: OPENAPI_VERSION,
      info: {
        title: 'Sextant',
        version,
        description: 'Names are the column names of the schema; 64-bit integers are strings; instants are UTC with microseconds.',
      },
      ...(authentication !== 'off' && { components: { securitySchemes: { [SCHEME]: TOKENS } } }),
      tags: [
        { name: 'catalog', description: 'Astronomical objects and their light curves' },
        { name: 'identity', description: 'Registered users, roles and API tokens' },
        { name: 'ledger', description: 'Accounts and transfers between them' },
        { name: 'observatory', description: 'Where the data of the observatory are, and how far they have come' },
        { name: 'pilots', description: 'Compute elements and the pilots on them' },
        { name: 'service', description: 'The state of the service itself' },
      ],
    },
    transform: (given) => {
      const { schema, url } = withoutSecurity(given);
      const asked = permissionAsked(given.route.config?.permission, String(given.route.method), authentication);
      return { schema: asked === undefined ? schema : { ...schema, security: [{ [SCHEME]: [asked] }] }, url };
    },
    transformObject: createJsonSchemaTransformObject({ schemaRegistry }),
  });
  let document: string | undefined;
  app.get(OPENAPI_PATH, { config: { permission: 'open' }, schema: { hide: true } }, (_request, reply) => {
    document ??= JSON.stringify(app.swagger());
    return reply.type('application/json; charset=utf-8').send(document);
  });
  documentationPage(app);
}
