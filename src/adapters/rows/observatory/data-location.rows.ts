import type { DataLocation, LocationPurpose } from '../../../domain/observatory/data-location.js';
import { DataLocationRepository } from '../../../ports/observatory/data-location.repository.js';
import { dataLocationMapper } from '../../schema/observatory/data-location.mapper.js';
import type { dataLocationTable } from '../../schema/observatory/data-location.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';

/** Data locations over the rows of one table, the same on every engine. */
export abstract class DataLocationRows extends DataLocationRepository {
  constructor(protected readonly locations: TableGateway<typeof dataLocationTable>) {
    super();
  }

  async find(name: string): Promise<DataLocation | undefined> {
    const row = await this.locations.find({ name });
    return row && dataLocationMapper.toDomain(row);
  }

  async add(location: DataLocation): Promise<void> {
    await this.locations.insert(dataLocationMapper.toRow(location));
  }

  async list(): Promise<DataLocation[]> {
    return (await this.locations.select()).map(dataLocationMapper.toDomain);
  }

  async listFor(site: string, purpose: LocationPurpose): Promise<DataLocation[]> {
    const rows = await this.locations.select({ where: { site, purpose }, orderBy: ['priority'] });
    return rows.map(dataLocationMapper.toDomain);
  }
}
