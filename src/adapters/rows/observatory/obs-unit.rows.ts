import type { ObsUnit } from '../../../domain/observatory/obs-unit.js';
import type { ObsUnitRepository } from '../../../ports/observatory/obs-unit.repository.js';
import type { Database } from '../../../ports/shared/database.js';
import type { CursorPage, CursorPageRequest } from '../../../ports/shared/paging.js';
import { obsUnitMapper } from '../../schema/observatory/obs-unit.mapper.js';
import type { ModuleSettingRow, moduleSettingTable, ObsUnitRow, obsUnitTable } from '../../schema/observatory/obs-unit.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';
import { AggregateRows } from '../shared/aggregate-rows.js';

/** Obs units over the rows of two tables, the same on every engine. */
export abstract class ObsUnitRows extends AggregateRows<typeof obsUnitTable, ObsUnit> implements ObsUnitRepository {
  constructor(
    units: TableGateway<typeof obsUnitTable>,
    private readonly settings: TableGateway<typeof moduleSettingTable>,
    database: Database,
  ) {
    super(units, obsUnitMapper, database);
  }

  list(
    { program, subProgram }: { readonly program?: string | undefined; readonly subProgram?: string | undefined },
    page: CursorPageRequest,
  ): Promise<CursorPage<ObsUnit>> {
    const where = { ...(program === undefined ? {} : { program }), ...(subProgram === undefined ? {} : { sub_program: subProgram }) };
    return this.page({ where }, page);
  }

  listBySource(source: string): Promise<ObsUnit[]> {
    return this.reading(undefined, async () =>
      this.withParts(await this.table.select({ where: { source }, orderBy: ['priority', 'name'] })),
    );
  }

  protected async withParts(rows: readonly ObsUnitRow[]): Promise<ObsUnit[]> {
    if (rows.length === 0) return [];
    const settings = await this.settings.select({ where: { obs_unit: { in: rows.map(({ name }) => name) } } });
    const ofUnit = new Map(rows.map(({ name }): [string, ModuleSettingRow[]] => [name, []]));
    for (const setting of settings) ofUnit.get(setting.obs_unit)?.push(setting);
    return rows.map((row) => obsUnitMapper.toDomain(row, ofUnit.get(row.name) ?? []));
  }

  protected async addParts(items: readonly ObsUnit[]): Promise<void> {
    await this.settings.insertMany(items.flatMap(obsUnitMapper.toModuleRows), { onConflict: 'error' });
  }

  protected async removeParts(names: readonly string[]): Promise<void> {
    await this.settings.deleteWhere({ obs_unit: { in: names } });
  }
}
