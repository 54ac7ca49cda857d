import { ExecutedObsUnitId, type RawDataFileId, type RawDataPackageId } from '../../../domain/observatory/ids.js';
import type { RawDataFile } from '../../../domain/observatory/raw-data-file.js';
import { RawDataFileRepository, type FileGroup } from '../../../ports/observatory/raw-data-file.repository.js';
import type { CursorPage, CursorPageRequest } from '../../../ports/shared/paging.js';
import type { executedObsUnitTable } from '../../schema/observatory/executed-obs-unit.schema.js';
import { rawDataFileMapper } from '../../schema/observatory/raw-data-file.mapper.js';
import type { rawDataFileTable } from '../../schema/observatory/raw-data-file.schema.js';
import type { OrderBy, TableGateway } from '../../shared/table-gateway.js';

const BY_NAME = ['name'] as const satisfies readonly OrderBy<typeof rawDataFileTable>[];

/** Raw data files over the rows of their table and that of the executions, the same on every engine. */
export abstract class RawDataFileRows extends RawDataFileRepository {
  constructor(
    protected readonly files: TableGateway<typeof rawDataFileTable>,
    protected readonly units: TableGateway<typeof executedObsUnitTable>,
  ) {
    super();
  }

  async findById(id: RawDataFileId): Promise<RawDataFile | undefined> {
    const row = await this.files.find({ id });
    return row && rawDataFileMapper.toDomain(row);
  }

  async findByName({ executedObsUnitId, module }: FileGroup, name: string): Promise<RawDataFile | undefined> {
    const row = await this.files.findOne({ where: { executed_obs_unit_id: executedObsUnitId, module, name } });
    return row && rawDataFileMapper.toDomain(row);
  }

  async add(file: RawDataFile): Promise<void> {
    await this.files.insert(rawDataFileMapper.toRow(file));
  }

  async listGroup({ executedObsUnitId, module }: FileGroup): Promise<RawDataFile[]> {
    const rows = await this.files.select({ where: { executed_obs_unit_id: executedObsUnitId, module }, orderBy: BY_NAME });
    return rows.map(rawDataFileMapper.toDomain);
  }

  async listPackage(id: RawDataPackageId): Promise<RawDataFile[]> {
    const rows = await this.files.select({ where: { raw_data_package_id: id }, orderBy: BY_NAME });
    return rows.map(rawDataFileMapper.toDomain);
  }

  async list(
    { executedObsUnitId: id }: { readonly executedObsUnitId?: ExecutedObsUnitId | undefined },
    page: CursorPageRequest,
  ): Promise<CursorPage<RawDataFile>> {
    const found = await this.files.paginateByCursor({ where: id === undefined ? {} : { executed_obs_unit_id: id } }, page);
    return { ...found, items: found.items.map(rawDataFileMapper.toDomain) };
  }

  async putIntoPackage({ executedObsUnitId, module }: FileGroup, id: RawDataPackageId): Promise<number> {
    return this.files.updateWhere({ executed_obs_unit_id: executedObsUnitId, module }, { raw_data_package_id: id });
  }

  async listUnpackaged(): Promise<FileGroup[]> {
    const found = await this.files.summarize({ by: ['executed_obs_unit_id', 'module'], where: { raw_data_package_id: null } });
    const groups = found.map(({ by: { executed_obs_unit_id: id = '', module = '' } }) => ({ id, module }));
    const ids = [...new Set(groups.map(({ id }) => id))];
    if (ids.length === 0) return [];
    const ended = await this.units.select({ where: { id: { in: ids }, ended_at: { isNotNull: true } } });
    const endedIds = new Set(ended.map(({ id }) => id));
    return groups.filter(({ id }) => endedIds.has(id)).map(({ id, module }) => ({ executedObsUnitId: ExecutedObsUnitId(id), module }));
  }
}
