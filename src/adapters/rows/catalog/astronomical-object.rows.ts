import type { AstronomicalObject } from '../../../domain/catalog/astronomical-object.js';
import type { Cone } from '../../../domain/catalog/cone.js';
import type { ObjectAtDistance } from '../../../domain/catalog/object-at-distance.js';
import type { ObjectId } from '../../../domain/shared/ids.js';
import { ObjectRepository, type ObjectWindow } from '../../../ports/catalog/astronomical-object.repository.js';
import type { CallOptions } from '../../../ports/shared/call-options.js';
import { astronomicalObjectMapper } from '../../schema/catalog/astronomical-object.mapper.js';
import type { astronomicalObjectTable } from '../../schema/catalog/astronomical-object.schema.js';
import type { ConeSearch } from './sky-band.rows.js';
import type { TableGateway } from '../../shared/table-gateway.js';

/** Objects over the rows of one table, the same on every engine. */
export abstract class AstronomicalObjectRows extends ObjectRepository {
  constructor(
    protected readonly objects: TableGateway<typeof astronomicalObjectTable>,
    private readonly cones: ConeSearch,
  ) {
    super();
  }

  async findById(oid: ObjectId): Promise<AstronomicalObject | undefined> {
    const row = await this.objects.find({ oid });
    return row && astronomicalObjectMapper.toDomain(row);
  }

  async listByIds(oids: readonly ObjectId[], options?: CallOptions): Promise<AstronomicalObject[]> {
    return (await this.objects.select({ where: { oid: { in: oids } } }, options)).map(astronomicalObjectMapper.toDomain);
  }

  async list({ limit, offset = 0, after }: ObjectWindow): Promise<AstronomicalObject[]> {
    const where = after === undefined ? {} : { oid: { gt: after } };
    return (await this.objects.select({ where, limit, offset })).map(astronomicalObjectMapper.toDomain);
  }

  async listAwaitingStatistics({ limit, after }: Omit<ObjectWindow, 'offset'>, options?: CallOptions): Promise<AstronomicalObject[]> {
    const where = { corrected: null, ndet: { not: 0 }, ...(after === undefined ? {} : { oid: { gt: after } }) };
    return (await this.objects.select({ where, limit }, options)).map(astronomicalObjectMapper.toDomain);
  }

  async listInCone(cone: Cone, limit: number, options?: CallOptions): Promise<ObjectAtDistance[]> {
    const nearest = await this.cones.nearest(cone, limit, options);
    return nearest.map(({ row, distance }) => ({ object: astronomicalObjectMapper.toDomain(row), distance }));
  }

  count(): Promise<number> {
    return this.objects.count();
  }

  async addMissing(objects: readonly AstronomicalObject[], options?: CallOptions): Promise<number> {
    const { inserted } = await this.objects.insertMany(objects.map(astronomicalObjectMapper.toRow), { ...options, onConflict: 'ignore' });
    return inserted;
  }

  async saveMany(objects: readonly AstronomicalObject[], options?: CallOptions): Promise<void> {
    await this.objects.insertMany(objects.map(astronomicalObjectMapper.toRow), { ...options, onConflict: 'update' });
  }
}
