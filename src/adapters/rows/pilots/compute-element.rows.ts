import { ComputeElementNotFound } from '../../../domain/pilots/compute-element.errors.js';
import type { ComputeElement } from '../../../domain/pilots/compute-element.js';
import { ComputeElementRepository } from '../../../ports/pilots/compute-element.repository.js';
import type { CursorPage, CursorPageRequest } from '../../../ports/shared/paging.js';
import { computeElementMapper } from '../../schema/pilots/compute-element.mapper.js';
import type { computeElementTable } from '../../schema/pilots/compute-element.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';

/** Compute elements over the rows of one table; each engine adds which of them have room. */
export abstract class ComputeElementRows extends ComputeElementRepository {
  constructor(protected readonly elements: TableGateway<typeof computeElementTable>) {
    super();
  }

  async findByName(name: string): Promise<ComputeElement | undefined> {
    const row = await this.elements.find({ Name: name });
    return row && computeElementMapper.toDomain(row);
  }

  async add(element: ComputeElement): Promise<void> {
    await this.elements.insert(computeElementMapper.toRow(element));
  }

  async save(element: ComputeElement): Promise<void> {
    const { Name, ...changes } = computeElementMapper.toRow(element);
    if (!(await this.elements.update({ Name }, changes))) throw new ComputeElementNotFound(element.name);
  }

  async holdEnabled(name: string): Promise<ComputeElement | undefined> {
    // A write that changes nothing: a database locks the row for it, and in memory two of them are a conflict.
    const held = await this.elements.updateWhere({ Name: name, Enabled: true }, { Enabled: true });
    return held === 0 ? undefined : this.findByName(name);
  }

  async list(page: CursorPageRequest): Promise<CursorPage<ComputeElement>> {
    const found = await this.elements.paginateByCursor({}, page);
    return { ...found, items: found.items.map(computeElementMapper.toDomain) };
  }
}
