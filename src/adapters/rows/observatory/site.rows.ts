import type { Site } from '../../../domain/observatory/site.js';
import { SiteRepository } from '../../../ports/observatory/site.repository.js';
import { siteMapper } from '../../schema/observatory/site.mapper.js';
import type { siteTable } from '../../schema/observatory/site.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';

/** Sites over the rows of one table, the same on every engine. */
export abstract class SiteRows extends SiteRepository {
  constructor(protected readonly sites: TableGateway<typeof siteTable>) {
    super();
  }

  async find(name: string): Promise<Site | undefined> {
    const row = await this.sites.find({ name });
    return row && siteMapper.toDomain(row);
  }

  async add(site: Site): Promise<void> {
    await this.sites.insert(siteMapper.toRow(site));
  }

  async list(): Promise<Site[]> {
    return (await this.sites.select()).map(siteMapper.toDomain);
  }
}
