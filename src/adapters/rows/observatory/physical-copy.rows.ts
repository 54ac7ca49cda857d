import { copyStatus, type CopyStatus } from '../../../domain/observatory/copy-status.js';
import type { PhysicalCopyId } from '../../../domain/observatory/ids.js';
import type { CopiedItem, NewPhysicalCopy, PhysicalCopy } from '../../../domain/observatory/physical-copy.js';
import { PhysicalCopyRepository } from '../../../ports/observatory/physical-copy.repository.js';
import type { CursorPage, CursorPageRequest } from '../../../ports/shared/paging.js';
import { copiedItemColumns, physicalCopyMapper } from '../../schema/observatory/physical-copy.mapper.js';
import type { physicalCopyTable } from '../../schema/observatory/physical-copy.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';

/** Physical copies over the rows of one table, the same on every engine. */
export abstract class PhysicalCopyRows extends PhysicalCopyRepository {
  constructor(protected readonly copies: TableGateway<typeof physicalCopyTable>) {
    super();
  }

  async findById(id: PhysicalCopyId): Promise<PhysicalCopy | undefined> {
    const row = await this.copies.find({ id });
    return row && physicalCopyMapper.toDomain(row);
  }

  async find(item: CopiedItem, location: string): Promise<PhysicalCopy | undefined> {
    const row = await this.copies.findOne({ where: { ...copiedItemColumns(item), location } });
    return row && physicalCopyMapper.toDomain(row);
  }

  async add(copy: NewPhysicalCopy): Promise<PhysicalCopy> {
    return physicalCopyMapper.toDomain(await this.copies.insert(physicalCopyMapper.toNewRow(copy)));
  }

  async change(before: PhysicalCopy, after: PhysicalCopy): Promise<boolean> {
    const { id, ...changes } = physicalCopyMapper.toRow(after);
    return (await this.copies.updateWhere({ id, status: before.status }, changes)) === 1;
  }

  async listOf(item: CopiedItem): Promise<PhysicalCopy[]> {
    return (await this.copies.select({ where: copiedItemColumns(item) })).map(physicalCopyMapper.toDomain);
  }

  async list(
    { statuses, locations }: { readonly statuses?: readonly CopyStatus[] | undefined; readonly locations?: readonly string[] | undefined },
    page: CursorPageRequest,
  ): Promise<CursorPage<PhysicalCopy>> {
    const where = { ...(statuses && { status: { in: statuses } }), ...(locations && { location: { in: locations } }) };
    const found = await this.copies.paginateByCursor({ where }, page);
    return { ...found, items: found.items.map(physicalCopyMapper.toDomain) };
  }

  async summary(): Promise<{ location: string; status: CopyStatus; count: number }[]> {
    const groups = await this.copies.summarize({ by: ['location', 'status'] });
    return groups.map(({ by: { location = '', status = '' }, count }) => ({ location, status: copyStatus(status), count }));
  }
}
