import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { IdempotencyKey } from '../../../domain/ledger/idempotency-key.js';
import type { Transfer } from '../../../domain/ledger/transfer.js';
import { AccountId } from '../../../domain/shared/ids.js';
import { LedgerDatabase } from '../../../ports/ledger/ledger.database.js';
import { TransferService } from '../../../services/ledger/transfer.service.js';
import type { ComponentSource } from '../component-source.js';
import { moneySchema, newMoneySchema, presentMoney } from './money.schema.js';
import { problemResponse } from '../problem.schema.js';
import { transactional } from '../transactional.js';
import { domainText, instant, int64, int64Id } from '../wire.js';

const CREATED = 201;

export const newTransferSchema = z.strictObject({
  from: int64Id,
  to: int64Id,
  amount: newMoneySchema,
  idempotency_key: domainText(IdempotencyKey).meta({ examples: ['9f0c2b52-order-1041'] }),
});

export const transferSchema = z.object({
  id: int64,
  from: int64,
  to: int64,
  amount: moneySchema,
  from_balance: moneySchema,
  to_balance: moneySchema,
  idempotency_key: z.string(),
  created_at: instant,
});

/** Move money between accounts. */
export function transferRoutes(app: FastifyInstance, components: ComponentSource): void {
  const transfers = components.resolve(TransferService);
  const database = components.resolve(LedgerDatabase);

  app.withTypeProvider<ZodTypeProvider>().post(
    '/api/ledger/transfers',
    {
      config: { permission: 'ledger:operate' },
      schema: {
        tags: ['ledger'],
        summary: 'Transfer money; repeating the key gives the first transfer and moves nothing',
        body: newTransferSchema,
        response: { 201: transferSchema, default: problemResponse },
      },
    },
    async ({ body }, reply) => {
      const { from, to, amount, idempotency_key: idempotencyKey } = body;
      const holding = { readOnly: false, isolation: database.holdIsolation };
      const transfer = await transactional(database, holding, reply, () =>
        transfers.transferFunds(AccountId(from), AccountId(to), amount, { idempotencyKey }),
      );
      return reply.code(CREATED).send(presentTransfer(transfer));
    },
  );
}

function presentTransfer({ id, request, outcome }: Transfer): z.output<typeof transferSchema> {
  return {
    id: String(id),
    from: String(request.from),
    to: String(request.to),
    amount: presentMoney(request.amount),
    from_balance: presentMoney(outcome.fromBalance),
    to_balance: presentMoney(outcome.toBalance),
    idempotency_key: request.key,
    created_at: outcome.at.toString(),
  };
}
