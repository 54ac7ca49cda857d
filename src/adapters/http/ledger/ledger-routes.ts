import type { FastifyInstance } from 'fastify';
import { accountPageSchema, accountRoutes, accountSchema, newAccountSchema, statementSchema } from './account.http.js';
import { newTransferSchema, transferRoutes, transferSchema } from './transfer.http.js';
import type { ComponentSource } from '../component-source.js';
import type { NamedSchemas } from '../openapi.js';

/** Schemas of the ledger context that have a name in the documentation. */
export const ledgerSchemas: NamedSchemas = {
  Account: accountSchema,
  AccountPage: accountPageSchema,
  NewAccount: newAccountSchema,
  NewTransfer: newTransferSchema,
  Statement: statementSchema,
  Transfer: transferSchema,
};

/** Registers the resources of the ledger context. */
export function ledgerRoutes(app: FastifyInstance, components: ComponentSource): void {
  accountRoutes(app, components);
  transferRoutes(app, components);
}
