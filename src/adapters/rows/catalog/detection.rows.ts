import type { Detection } from '../../../domain/catalog/detection.js';
import { CandidateId, ObjectId } from '../../../domain/shared/ids.js';
import { DetectionRepository, type DetectionKey } from '../../../ports/catalog/detection.repository.js';
import type { CallOptions } from '../../../ports/shared/call-options.js';
import { detectionMapper } from '../../schema/catalog/detection.mapper.js';
import type { detectionTable } from '../../schema/catalog/detection.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';
import { MappedRows } from '../shared/mapped-rows.js';

/** Detections over the rows of one table, the same on every engine. */
export abstract class DetectionRows extends DetectionRepository {
  constructor(protected readonly detections: TableGateway<typeof detectionTable>) {
    super();
  }

  async findById(key: DetectionKey): Promise<Detection | undefined> {
    const row = await this.detections.find({ candid: key.candid, oid: key.oid });
    return row && detectionMapper.toDomain(row);
  }

  async listByObject(oid: ObjectId, options?: CallOptions): Promise<Detection[]> {
    return (await this.detections.select({ where: { oid }, orderBy: ['mjd'] }, options)).map(detectionMapper.toDomain);
  }

  async listByObjects(oids: readonly ObjectId[], options?: CallOptions): Promise<Detection[]> {
    return (await this.detections.select({ where: { oid: { in: oids } }, orderBy: ['mjd'] }, options)).map(detectionMapper.toDomain);
  }

  async findStoredKeys(candids: readonly CandidateId[], options?: CallOptions): Promise<DetectionKey[]> {
    const rows = await this.detections.select({ where: { candid: { in: candids } } }, options);
    return rows.map((row) => ({ candid: CandidateId(row.candid), oid: ObjectId(row.oid) }));
  }

  count(): Promise<number> {
    return this.detections.count();
  }

  async addNew(detections: readonly Detection[], options?: CallOptions): Promise<void> {
    await this.detections.insertMany(new MappedRows(detections, detectionMapper.toRow), { ...options, onConflict: 'error' });
  }

  async addMissing(detections: readonly Detection[], options?: CallOptions): Promise<number> {
    const { inserted } = await this.detections.insertMany(detections.map(detectionMapper.toRow), { ...options, onConflict: 'ignore' });
    return inserted;
  }
}
