import type { DataTransferPackageId, ExecutedObsUnitId, RawDataPackageId } from '../../../domain/observatory/ids.js';
import type { RawDataPackage } from '../../../domain/observatory/raw-data-package.js';
import type { FileGroup } from '../../../ports/observatory/raw-data-file.repository.js';
import { RawDataPackageRepository } from '../../../ports/observatory/raw-data-package.repository.js';
import type { CursorPage, CursorPageRequest } from '../../../ports/shared/paging.js';
import { rawDataPackageMapper } from '../../schema/observatory/raw-data-package.mapper.js';
import type { rawDataPackageTable } from '../../schema/observatory/raw-data-package.schema.js';
import type { OrderBy, TableGateway } from '../../shared/table-gateway.js';

const BY_GROUP = ['executed_obs_unit_id', 'module'] as const satisfies readonly OrderBy<typeof rawDataPackageTable>[];

/** Packages over the rows of one table, the same on every engine. */
export abstract class RawDataPackageRows extends RawDataPackageRepository {
  constructor(protected readonly packages: TableGateway<typeof rawDataPackageTable>) {
    super();
  }

  async findById(id: RawDataPackageId): Promise<RawDataPackage | undefined> {
    const row = await this.packages.find({ id });
    return row && rawDataPackageMapper.toDomain(row);
  }

  async findByGroup({ executedObsUnitId, module }: FileGroup): Promise<RawDataPackage | undefined> {
    const row = await this.packages.findOne({ where: { executed_obs_unit_id: executedObsUnitId, module } });
    return row && rawDataPackageMapper.toDomain(row);
  }

  async add(rawPackage: RawDataPackage): Promise<void> {
    await this.packages.insert(rawDataPackageMapper.toRow(rawPackage));
  }

  async list(
    { executedObsUnitId: id }: { readonly executedObsUnitId?: ExecutedObsUnitId | undefined },
    page: CursorPageRequest,
  ): Promise<CursorPage<RawDataPackage>> {
    const found = await this.packages.paginateByCursor({ where: id === undefined ? {} : { executed_obs_unit_id: id } }, page);
    return { ...found, items: found.items.map(rawDataPackageMapper.toDomain) };
  }

  async listUnbundled(): Promise<RawDataPackage[]> {
    const rows = await this.packages.select({ where: { data_transfer_package_id: null }, orderBy: BY_GROUP });
    return rows.map(rawDataPackageMapper.toDomain);
  }

  async listTransferPackage(id: DataTransferPackageId): Promise<RawDataPackage[]> {
    const rows = await this.packages.select({ where: { data_transfer_package_id: id }, orderBy: BY_GROUP });
    return rows.map(rawDataPackageMapper.toDomain);
  }

  async putIntoTransferPackage(ids: readonly RawDataPackageId[], id: DataTransferPackageId): Promise<number> {
    if (ids.length === 0) return 0;
    return this.packages.updateWhere({ id: { in: ids }, data_transfer_package_id: null }, { data_transfer_package_id: id });
  }
}
