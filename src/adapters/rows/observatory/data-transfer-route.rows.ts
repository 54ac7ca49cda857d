import type { DataTransferRoute } from '../../../domain/observatory/data-transfer-route.js';
import { DataTransferRouteRepository } from '../../../ports/observatory/data-transfer-route.repository.js';
import { dataTransferRouteMapper } from '../../schema/observatory/data-transfer-route.mapper.js';
import type { dataTransferRouteTable } from '../../schema/observatory/data-transfer-route.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';

/** Routes over the rows of one table, the same on every engine. */
export abstract class DataTransferRouteRows extends DataTransferRouteRepository {
  constructor(protected readonly routes: TableGateway<typeof dataTransferRouteTable>) {
    super();
  }

  async find(name: string): Promise<DataTransferRoute | undefined> {
    const row = await this.routes.find({ name });
    return row && dataTransferRouteMapper.toDomain(row);
  }

  async add(route: DataTransferRoute): Promise<void> {
    await this.routes.insert(dataTransferRouteMapper.toRow(route));
  }

  async list(): Promise<DataTransferRoute[]> {
    return (await this.routes.select()).map(dataTransferRouteMapper.toDomain);
  }
}
