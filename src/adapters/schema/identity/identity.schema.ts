import type { TableSchema } from '../shared/table.js';
import { apiTokenTable } from './api-token.schema.js';
import { roleGrantTable } from './role-grant.schema.js';
import { roleTable } from './role.schema.js';
import { userTable } from './user.schema.js';

/** The tables of the identity context, each after those it refers to. */
export const identityTables: readonly TableSchema[] = [userTable, roleTable, roleGrantTable, apiTokenTable];
