import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Account } from '../../../domain/ledger/account.js';
import type { StatementEntry } from '../../../domain/ledger/transfer.js';
import { AccountId } from '../../../domain/shared/ids.js';
import { LedgerDatabase } from '../../../ports/ledger/ledger.database.js';
import { AccountService } from '../../../services/ledger/account.service.js';
import type { ComponentSource } from '../component-source.js';
import { cursorEnvelope, cursorPageOf, cursorQuery } from '../cursor-paging.js';
import { moneySchema, newMoneySchema, presentMoney } from './money.schema.js';
import { problemResponse } from '../problem.schema.js';
import { transactional } from '../transactional.js';
import { instant, int64, int64Id } from '../wire.js';

const CREATED = 201;
const PATH = '/api/ledger/accounts';

export const newAccountSchema = z.strictObject({ owner: z.string().meta({ examples: ['Vera Rubin'] }), balance: newMoneySchema });

export const accountSchema = z.object({ id: int64, owner: z.string(), balance: moneySchema, opened_at: instant });

export const accountPageSchema = cursorPageOf(accountSchema);

export const statementSchema = cursorPageOf(
  z.object({ transfer_id: int64, counterparty: int64, amount: moneySchema, balance: moneySchema, created_at: instant }),
);

/** Open, read and list accounts, and state what came and went. */
export function accountRoutes(app: FastifyInstance, components: ComponentSource): void {
  const accounts = components.resolve(AccountService);
  const database = components.resolve(LedgerDatabase);
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const oneAccount = z.object({ id: int64Id });

  routes.post(
    PATH,
    {
      config: { permission: 'ledger:operate' },
      schema: {
        tags: ['ledger'],
        summary: 'Open an account',
        body: newAccountSchema,
        response: { 201: accountSchema, default: problemResponse },
      },
    },
    async ({ body }, reply) => {
      const account = await transactional(database, { readOnly: false }, reply, () => accounts.open(body));
      return reply
        .code(CREATED)
        .header('location', `${PATH}/${String(account.id)}`)
        .send(presentAccount(account));
    },
  );

  routes.get(
    PATH,
    {
      config: { permission: 'ledger:read' },
      schema: {
        tags: ['ledger'],
        summary: 'List accounts, ordered by id',
        querystring: cursorQuery,
        response: { 200: accountPageSchema, default: problemResponse },
      },
    },
    async ({ query }, reply) =>
      cursorEnvelope(await transactional(database, { readOnly: true }, reply, () => accounts.list(query)), presentAccount),
  );

  routes.get(
    `${PATH}/:id`,
    {
      config: { permission: 'ledger:read' },
      schema: {
        tags: ['ledger'],
        summary: 'Read one account',
        params: oneAccount,
        response: { 200: accountSchema, default: problemResponse },
      },
    },
    async ({ params }, reply) =>
      presentAccount(await transactional(database, { readOnly: true }, reply, () => accounts.get(AccountId(params.id)))),
  );

  routes.get(
    `${PATH}/:id/statement`,
    {
      config: { permission: 'ledger:read' },
      schema: {
        tags: ['ledger'],
        summary: 'What came to an account and went from it, oldest first',
        params: oneAccount,
        querystring: cursorQuery,
        response: { 200: statementSchema, default: problemResponse },
      },
    },
    async ({ params, query }, reply) => {
      const page = await transactional(database, { readOnly: true }, reply, () => accounts.statement(AccountId(params.id), query));
      return cursorEnvelope(page, presentEntry);
    },
  );
}

function presentAccount({ id, owner, balance, openedAt }: Account): z.output<typeof accountSchema> {
  return { id: String(id), owner, balance: presentMoney(balance), opened_at: openedAt.toString() };
}

function presentEntry({ transferId, counterparty, amount, balance, at }: StatementEntry) {
  return {
    transfer_id: String(transferId),
    counterparty: String(counterparty),
    amount: presentMoney(amount),
    balance: presentMoney(balance),
    created_at: at.toString(),
  };
}
