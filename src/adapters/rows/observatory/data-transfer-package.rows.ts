import type { DataTransferPackage } from '../../../domain/observatory/data-transfer-package.js';
import type { DataTransferPackageId } from '../../../domain/observatory/ids.js';
import { ObservatoryItemNotFound } from '../../../domain/observatory/observatory.errors.js';
import { DataTransferPackageRepository } from '../../../ports/observatory/data-transfer-package.repository.js';
import { dataTransferPackageMapper } from '../../schema/observatory/data-transfer-package.mapper.js';
import type { dataTransferPackageTable } from '../../schema/observatory/data-transfer-package.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';

/** Transfer packages over the rows of one table, the same on every engine. */
export abstract class DataTransferPackageRows extends DataTransferPackageRepository {
  constructor(protected readonly packages: TableGateway<typeof dataTransferPackageTable>) {
    super();
  }

  async findById(id: DataTransferPackageId): Promise<DataTransferPackage | undefined> {
    const row = await this.packages.find({ id });
    return row && dataTransferPackageMapper.toDomain(row);
  }

  async add(transferPackage: DataTransferPackage): Promise<void> {
    await this.packages.insert(dataTransferPackageMapper.toRow(transferPackage));
  }

  async save(transferPackage: DataTransferPackage): Promise<void> {
    const { id, ...changes } = dataTransferPackageMapper.toRow(transferPackage);
    if (!(await this.packages.update({ id }, changes))) throw new ObservatoryItemNotFound('data transfer package', transferPackage.id);
  }

  async listUnpacked(): Promise<DataTransferPackage[]> {
    const rows = await this.packages.select({ where: { checksum: null }, orderBy: ['created_at'] });
    return rows.map(dataTransferPackageMapper.toDomain);
  }

  async listTravelling(): Promise<DataTransferPackage[]> {
    const rows = await this.packages.select({
      where: { checksum: { isNotNull: true }, unpacked_at: null },
      orderBy: ['created_at'],
    });
    return rows.map(dataTransferPackageMapper.toDomain);
  }
}
