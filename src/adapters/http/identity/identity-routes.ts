import type { FastifyInstance } from 'fastify';
import { apiTokenRoutes, apiTokenSchema, createdApiTokenSchema, newApiTokenSchema } from './api-token.http.js';
import type { ComponentSource } from '../component-source.js';
import type { NamedSchemas } from '../openapi.js';
import { roleGrantRoutes, roleGrantSchema } from './role-grant.http.js';
import { newRoleSchema, redefinedRoleSchema, rolePageSchema, roleRoutes, roleSchema } from './role.http.js';
import { newUserSchema, userPageSchema, userRoutes, userSchema } from './user.http.js';

/** Schemas of the identity context that have a name in the documentation. */
export const identitySchemas: NamedSchemas = {
  ApiToken: apiTokenSchema,
  CreatedApiToken: createdApiTokenSchema,
  NewApiToken: newApiTokenSchema,
  NewRole: newRoleSchema,
  NewUser: newUserSchema,
  RedefinedRole: redefinedRoleSchema,
  Role: roleSchema,
  RoleGrant: roleGrantSchema,
  RolePage: rolePageSchema,
  User: userSchema,
  UserPage: userPageSchema,
};

/** Registers every resource of the identity context. */
export function identityRoutes(app: FastifyInstance, components: ComponentSource): void {
  userRoutes(app, components);
  roleRoutes(app, components);
  roleGrantRoutes(app, components);
  apiTokenRoutes(app, components);
}
