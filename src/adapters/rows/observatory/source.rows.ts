import type { Source, SourceKind } from '../../../domain/observatory/source.js';
import type { SourceRepository } from '../../../ports/observatory/source.repository.js';
import type { Database } from '../../../ports/shared/database.js';
import type { CursorPage, CursorPageRequest } from '../../../ports/shared/paging.js';
import {
  constantElevationSourceMapper,
  fixedSourceMapper,
  solarSystemObjectMapper,
  sourceMapper,
} from '../../schema/observatory/source.mapper.js';
import type {
  constantElevationSourceTable,
  fixedSourceTable,
  solarSystemObjectTable,
  SourceRow,
  sourceTable,
} from '../../schema/observatory/source.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';
import { AggregateRows } from '../shared/aggregate-rows.js';

/** The tables of sources: one that all share, and one of each kind. */
export interface SourceTables {
  readonly sources: TableGateway<typeof sourceTable>;
  readonly fixed: TableGateway<typeof fixedSourceTable>;
  readonly solarSystem: TableGateway<typeof solarSystemObjectTable>;
  readonly constantElevation: TableGateway<typeof constantElevationSourceTable>;
}

/** Sources over the rows of four tables, the same on every engine. */
export abstract class SourceRows extends AggregateRows<typeof sourceTable, Source> implements SourceRepository {
  constructor(
    private readonly tables: SourceTables,
    database: Database,
  ) {
    super(tables.sources, sourceMapper, database);
  }

  list({ kind }: { readonly kind?: SourceKind | undefined }, page: CursorPageRequest): Promise<CursorPage<Source>> {
    return this.page(kind === undefined ? {} : { where: { kind } }, page);
  }

  listByNames(names: readonly string[]): Promise<Source[]> {
    return this.reading(undefined, async () => this.withParts(await this.selectNamed(names.map((name) => ({ name })))));
  }

  protected async withParts(rows: readonly SourceRow[]): Promise<Source[]> {
    const { fixed, solarSystem, constantElevation } = this.tables;
    const named = (kind: SourceKind): string[] => rows.filter((row) => row.kind === kind).map(({ name }) => name);
    const found: Source[] = [
      ...(await rowsOf(fixed, named('fixed'))).map(fixedSourceMapper.toDomain),
      ...(await rowsOf(solarSystem, named('solar system'))).map(solarSystemObjectMapper.toDomain),
      ...(await rowsOf(constantElevation, named('constant elevation'))).map(constantElevationSourceMapper.toDomain),
    ];
    const byName = new Map(found.map((source) => [source.name, source]));
    return rows.map(({ name, kind }) => {
      const source = byName.get(name);
      if (!source) throw new TypeError(`source ${name} has no row in the table of its kind, ${kind}`);
      return source;
    });
  }

  protected async addParts(items: readonly Source[]): Promise<void> {
    const { fixed, solarSystem, constantElevation } = this.tables;
    const options = { onConflict: 'error' } as const;
    const ofKind = <Kind extends SourceKind>(kind: Kind): Extract<Source, { kind: Kind }>[] =>
      items.filter((source): source is Extract<Source, { kind: Kind }> => source.kind === kind);
    await fixed.insertMany(ofKind('fixed').map(fixedSourceMapper.toRow), options);
    await solarSystem.insertMany(ofKind('solar system').map(solarSystemObjectMapper.toRow), options);
    await constantElevation.insertMany(ofKind('constant elevation').map(constantElevationSourceMapper.toRow), options);
  }

  protected async removeParts(names: readonly string[]): Promise<void> {
    const where = { name: { in: names } };
    await this.tables.fixed.deleteWhere(where);
    await this.tables.solarSystem.deleteWhere(where);
    await this.tables.constantElevation.deleteWhere(where);
  }
}

type KindTable = typeof fixedSourceTable | typeof solarSystemObjectTable | typeof constantElevationSourceTable;

async function rowsOf<Table extends KindTable>(
  table: TableGateway<Table>,
  names: readonly string[],
): ReturnType<TableGateway<Table>['select']> {
  return names.length === 0 ? [] : table.select({ where: { name: { in: names } } as never });
}
