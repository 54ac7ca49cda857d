import type { Transfer, TransferOutcome, TransferRequest } from '../../../domain/ledger/transfer.js';
import type { AccountId } from '../../../domain/shared/ids.js';
import { TransferRepository } from '../../../ports/ledger/transfer.repository.js';
import type { CursorPage, CursorPageRequest } from '../../../ports/shared/paging.js';
import { transferMapper } from '../../schema/ledger/transfer.mapper.js';
import type { transferTable } from '../../schema/ledger/transfer.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';

/** Transfers over the rows of one table, the same on every engine. */
export abstract class TransferRows extends TransferRepository {
  constructor(protected readonly transfers: TableGateway<typeof transferTable>) {
    super();
  }

  async findByKey(key: string): Promise<Transfer | undefined> {
    const row = await this.transfers.findOne({ where: { idempotency_key: key } });
    return row && transferMapper.toDomain(row);
  }

  async add(request: TransferRequest, outcome: TransferOutcome): Promise<Transfer> {
    return transferMapper.toDomain(await this.transfers.insert(transferMapper.toNewRow(request, outcome)));
  }

  async listOf(account: AccountId, page: CursorPageRequest): Promise<CursorPage<Transfer>> {
    const where = { or: [{ from_account: account as bigint }, { to_account: account as bigint }] };
    const found = await this.transfers.paginateByCursor({ where }, page);
    return { ...found, items: found.items.map(transferMapper.toDomain) };
  }
}
